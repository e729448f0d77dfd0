import { listAt, type OpenApi, textAt } from '../../generator/load/openapi.ts';
import type { Exchange, ResultCode, Source } from '../../generator/model/model.ts';
import type { Operation } from '../../generator/model/operations.ts';
import { addressInWords } from './address.ts';
import { signatureInWords } from './signature.ts';
import { deliveryInWords, idempotencyInWords, requirementInWords } from './words.ts';

/** What a reader looks up about an exchange; texts are Markdown within one line. */
export interface ExchangeFacts {
  readonly name: string;
  /** English, and Chinese in brackets where the reference has a Chinese name. */
  readonly summary: string;
  /** Where the exchange stands on its guide's page: `#/life-cycle/newinstance`. */
  readonly anchor: string;
  /** Sender → receiver. */
  readonly direction: string;
  readonly address: string;
  readonly signature: string;
  readonly mandatoryFor: string;
  readonly delivery: string;
  /** What happens after the last try; may be empty. */
  readonly afterwards: string;
  readonly idempotencyKey: string;
  readonly source: Source | undefined;
  readonly resultCodes: readonly ResultCode[];
}

/** Gathers the facts of one exchange from its model and, for what models leave out, from its operation. */
export function readFacts(openapi: OpenApi, exchange: Exchange, operation: Operation): ExchangeFacts {
  const direction = directionOf(exchange);
  return {
    name: exchange.name,
    summary: exchange.summary,
    anchor: anchorOf(exchange, operation),
    direction,
    address: addressInWords(openapi, exchange, operation, direction.startsWith('browser')),
    signature: signatureInWords(openapi, exchange, operation),
    mandatoryFor: requirementInWords(exchange.requirement),
    delivery: deliveryInWords(exchange.delivery),
    afterwards: exchange.delivery?.afterwards ?? '',
    idempotencyKey: idempotencyInWords(exchange.idempotency),
    source: exchange.source,
    resultCodes: exchange.resultCodes?.codes ?? [],
  };
}

/** Only browsers can do something with an exchange that is answered by nothing but a redirect. */
function directionOf({ kind, responses }: Exchange): string {
  if (kind === 'webhook') return 'platform → merchant';
  const redirects = responses.length > 0 && responses.every(({ status }) => status.startsWith('3'));
  return redirects ? 'browser → platform' : 'merchant → platform';
}

/** Redoc's own way to name the place of an operation: below its first tag, by its operationId. */
function anchorOf({ name }: Exchange, { node }: Operation): string {
  const [tag] = listAt(node, 'tags');
  return typeof tag === 'string' ? `#/${slug(tag)}/${slug(textAt(node, 'operationId') || name)}` : '';
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
