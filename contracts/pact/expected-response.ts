import { isRecord } from '../../generator/load/openapi.ts';
import type { Content, Exchange, Json } from '../../generator/model/model.ts';
import type { Components } from './applicable.ts';
import { expectedBody } from './expected-body.ts';
import { expectedSample } from './expected-sample.ts';
import { expectedHeader, expectedText } from './expected-text.ts';
import { directions, type Interaction } from './interactions.ts';
import { type Expectation, type Matching, mediaType } from './matchers.ts';
import { expectedSignature } from './response-signature.ts';

/** What a provider must answer; more is welcome. */
export interface ExpectedResponse {
  readonly status: number;
  readonly headers: Record<string, Matching<string>>;
  readonly body: Expectation | undefined;
}

/** The response that belongs to an example, reduced to what its consumer asks for. */
export function expectedResponse(
  { exchange, example }: Interaction,
  components: Components,
): ExpectedResponse {
  const { status, body, headers } = example.response;
  const content = exchange.responses.find((reply) => reply.status === status)?.content;
  return {
    status: /^\d{3}$/.test(status) ? Number(status) : 200,
    headers: {
      ...(content === undefined ? {} : { 'Content-Type': mediaType(content.mediaType) }),
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, expectedHeader(String(value), example)]),
      ),
      ...expectedSignature(exchange),
    },
    body:
      content === undefined || body === undefined ? undefined : bodyOf(exchange, content, body, components),
  };
}

function bodyOf(exchange: Exchange, content: Content, example: Json, components: Components): Expectation {
  if (content.format === 'text' && typeof example === 'string') return expectedText(content, example);
  return directions[exchange.kind].asks === 'sample'
    ? expectedSample(content.schema, example, components, exchange.resultCodes?.code)
    : expectedBody(content.schema, example, components, acceptedCodes(exchange, example));
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
