import { type OpenApi, textAt } from '../../generator/load/openapi.ts';
import { findOperations } from '../../generator/model/operations.ts';
import type { ExchangeFacts } from './exchange-facts.ts';
import { tableInMarkdown } from './markdown-table.ts';
import type { GuideFacts } from './read-guide.ts';
import { sourceInMarkdown } from './words.ts';

/**
 * A copy of a guide's document whose descriptions also tell what stands in extensions, since Redoc would print those as
 * raw JSON.
 */
export function documentWithFacts({ openapi, exchanges }: GuideFacts): OpenApi {
  const copy = structuredClone(openapi);
  const facts = new Map(exchanges.map((exchange) => [exchange.name, exchange]));
  for (const { name, node } of findOperations(copy)) {
    const own = facts.get(name);
    if (own !== undefined)
      Object.assign(node, { description: `${textAt(node, 'description').trim()}\n\n${inMarkdown(own)}` });
  }
  return copy;
}

function inMarkdown(facts: ExchangeFacts): string {
  const rows = [
    ['Direction', facts.direction],
    ['Address', facts.address],
    ['Signature', facts.signature],
    ['Mandatory for', facts.mandatoryFor],
    ['Time-out and retry', facts.delivery],
    ...(facts.afterwards === '' ? [] : [['Afterwards', facts.afterwards]]),
    ['Idempotency key', facts.idempotencyKey],
    ['Source', sourceInMarkdown(facts.source)],
  ];
  const codes = facts.resultCodes.map(({ code, meaning }) => [`\`${code}\``, meaning]);
  return [
    tableInMarkdown(['Rule', 'What is documented'], rows),
    ...(codes.length === 0 ? [] : [tableInMarkdown(['Result code', 'Meaning'], codes)]),
  ].join('\n\n');
}
