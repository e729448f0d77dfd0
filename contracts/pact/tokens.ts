import {
  dereference,
  isRecord,
  listAt,
  type OpenApi,
  recordAt,
  textAt,
} from '../../generator/load/openapi.ts';
import type { Operation } from '../../generator/model/operations.ts';
import { withOperations } from './with-operations.ts';

/** Header of an access token. OpenAPI ignores parameters of this name, so a document has none. */
export const tokenHeader = 'Authorization';

const example = 'with-token';
const state = { name: 'an access token was issued', provides: [tokenHeader] };

/**
 * The document with the access token as a parameter of the requests that hold nothing else: there is no other place for
 * their examples. An unnamed example of the answer belongs to it.
 */
export function withTokens(openapi: OpenApi): OpenApi {
  return withOperations(openapi, (operation) => {
    const { node, item } = operation;
    const isEmpty = [node, item].every((each) => listAt(each, 'parameters').length === 0);
    if (!isEmpty || 'requestBody' in node || !needsToken(openapi, operation)) return node;
    const responses = recordAt(node, 'responses');
    const success = dereference(openapi, responses['200']);
    const [[type, media] = []] = Object.entries(recordAt(success, 'content'));
    if (type === undefined || !isRecord(media) || !('example' in media)) return node;
    const { example: value, ...others } = media;
    const named = { [type]: { ...others, examples: { [example]: { value } } } };
    return {
      ...node,
      parameters: [tokenParameter],
      responses: { ...responses, 200: { ...Object(success), content: named } },
    };
  });
}

const tokenParameter = {
  name: tokenHeader,
  in: 'header',
  required: true,
  schema: { type: 'string' },
  examples: {
    [example]: { value: 'Bearer 5Yk0hXr2TzWvQ7cNfJp8LsEu3MdGa6Bo', 'x-provider-state': state },
  },
};

function needsToken(openapi: OpenApi, { node }: Operation): boolean {
  const schemes = recordAt(recordAt(openapi, 'components'), 'securitySchemes');
  const isBearer = (name: string): boolean =>
    textAt(dereference(openapi, schemes[name]), 'scheme') === 'bearer';
  const requirements = listAt('security' in node ? node : openapi, 'security');
  return requirements.some((each) => isRecord(each) && Object.keys(each).some(isBearer));
}
