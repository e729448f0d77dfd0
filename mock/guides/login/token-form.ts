import { jsonAnswer } from '../../../runtime/receiving/answer.ts';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import type { Front } from '../../behaviour.ts';
import { noStore } from './tokens.ts';

const tokenPath = '/api/v1/oauth2/token';
const orgIdTokenPath = '/orgid/openapi/v1/oauth2/token';

/**
 * Makes the documented form of what stock OAuth 2.0 clients send to a token address: client ID and secret may come by
 * HTTP Basic (RFC 6749, 2.3.1). Forms that lack something are answered with the error codes of RFC 6749, 5.2, since the
 * document has none for them; OrgID's has.
 */
export const readTokenForm: Front = (request) => {
  const { pathname } = request.url;
  if (request.method !== 'POST' || (pathname !== tokenPath && pathname !== orgIdTokenPath)) return request;
  const form = new URLSearchParams(new TextDecoder().decode(request.body));
  const added = Object.entries(basicCredentials(request)).filter(([name]) => !form.has(name));
  for (const [name, value] of added) form.set(name, value);
  const fault = pathname === tokenPath ? faultOf(form) : undefined;
  if (fault !== undefined) {
    const [error, description] = fault;
    const answer = jsonAnswer(400, { error, error_description: description });
    return {
      name: 'getToken',
      answer: { ...answer, headers: { ...answer.headers, ...noStore } },
      cause: `${error}: ${description}`,
    };
  }
  const isMultipart = /^multipart\//i.test(request.headers.get('content-type') ?? '');
  return added.length === 0 || isMultipart
    ? request
    : { ...request, body: new TextEncoder().encode(form.toString()) };
};

const needed = { authorization_code: 'code', refresh_token: 'refresh_token' } as const;

function faultOf(form: URLSearchParams): readonly [error: string, description: string] | undefined {
  const grantType = form.get('grant_type');
  if (grantType === null) return ['invalid_request', 'grant_type is missing'];
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
    return ['unsupported_grant_type', `grant_type is none of ${Object.keys(needed).join(', ')}`];
  if (!form.has('client_id') || !form.has('client_secret'))
    return ['invalid_client', 'Bad client credentials'];
  const name = needed[grantType];
  return form.has(name) ? undefined : ['invalid_request', `${name} is missing`];
}

function basicCredentials({ headers }: SignableRequest): Record<string, string> {
  const [, encoded] = /^Basic +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (encoded === undefined) return {};
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  // Both are form-encoded before they are joined. Reading a form undoes it.
  const decode = (text: string): string =>
    new URLSearchParams(`_=${text.replaceAll('&', '%26')}`).get('_') ?? '';
  return { client_id: decode(id), client_secret: decode(secret.join(':')) };
}
