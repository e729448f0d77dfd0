import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchange } from '../../generator/model/model.ts';
import type { Components } from './applicable.ts';
import { expectedBody } from './expected-body.ts';
import type { Interaction } from './interactions.ts';
import { type Expectation, type Matching, mediaType } from './matchers.ts';
import { expectedSignature } from './response-signature.ts';

/** What a merchant must at least answer. */
export interface ExpectedResponse {
  readonly status: number;
  readonly headers: Record<string, Matching<string>>;
  readonly body: Expectation | undefined;
}

/** The response that belongs to an example, reduced to what the document requires. */
export function expectedResponse(
  { exchange, example }: Interaction,
  components: Components,
): ExpectedResponse {
  const { status, body } = example.response;
  const content = exchange.responses.find((reply) => reply.status === status)?.content;
  return {
    status: /^\d{3}$/.test(status) ? Number(status) : 200,
    headers: {
      ...(content === undefined ? {} : { 'Content-Type': mediaType(content.mediaType) }),
      ...expectedSignature(exchange),
    },
    body:
      content === undefined || body === undefined
        ? undefined
        : expectedBody(content.schema, body, components, acceptedCodes(exchange, body)),
  };
}

/**
 * The result codes that are as good as an example's own. A success may come as "being processed" too, but only where
 * the document has an example of that: elsewhere the platform takes it for a failure.
 */
function acceptedCodes(
  { resultCodes, examples }: Exchange,
  body: unknown,
): { field: string; accepted: readonly string[] } | undefined {
  if (resultCodes === undefined) return undefined;
  const { code: field, codes } = resultCodes;
  const codeOf = (answer: unknown): unknown => (isRecord(answer) ? answer[field] : undefined);
  const own = codeOf(body);
  const documented = new Set(examples.map(({ response }) => codeOf(response.body)));
  const fine = codes
    .filter(
      ({ code, for: roles }) =>
        roles.includes('success') || (roles.includes('pending') && documented.has(code)),
    )
    .map(({ code }) => code);
  return { field, accepted: fine.includes(String(own)) ? fine : [String(own)] };
}
