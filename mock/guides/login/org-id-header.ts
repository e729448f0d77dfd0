import type { Front } from '../../behaviour.ts';

/**
 * Takes an OrgID access token from `Authorization`, too: the documents name `X-OrgID-Authorization` in the table and
 * `Authorization` in the sample.
 */
export const readOrgIdHeader: Front = (request) => {
  const { url, headers } = request;
  const token = headers.get('authorization');
  if (url.pathname !== '/orgid/openapi/v1/oauth2/userinfo' || token === null) return request;
  if (headers.has('x-orgid-authorization')) return request;
  const completed = new Headers(headers);
  completed.set('x-orgid-authorization', token);
  return { ...request, headers: completed };
};
