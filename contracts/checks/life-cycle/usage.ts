import { isRecord, listAt, recordAt } from '../../../generator/load/openapi.ts';
import { probedExchange, probedReading, ruleOf } from '../../guides/book.ts';
import { answerSchema, fieldsOf, requiredOf, resolved } from '../../merchant/schema-fields.ts';
import { describeAnswer } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** What calls of buyers are billed by. */
export const usage: MakeChecks = (book) => {
  const exchange = probedExchange(book);
  if (probedReading(book).code !== undefined) return [];
  const schema = answerSchema(book.model, exchange);
  const [billed] = [...listAt(resolved(book.model, schema), 'anyOf'), schema];
  const fields = requiredOf(book.model, fieldsOf(book.model, billed)['usage']);
  return [
    {
      id: 'life-cycle.usage',
      title: `The answer is JSON that has the tokens used: ${fields.join(', ')}, whole numbers`,
      severity: 'error',
      rule: ruleOf(book, exchange.name),
      exchange: exchange.name,
      calls: 'each',
      stage: 'plain',
      async run({ probeAccepted }) {
        const answer = await probeAccepted();
        const { json, headers } = answer.received;
        if (headers['content-type']?.startsWith('text/event-stream'))
          skip('The answer is a stream; where the usage stands in one is not documented.');
        const used = recordAt(json, 'usage');
        const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
        const wrong = fields.filter((field) => !isCount(used[field]));
        if (isRecord(json) && wrong.length === 0) return;
        const others = ['input_tokens', 'output_tokens', 'image_count', 'video_duration'];
        const isBilledOtherwise =
          wrong.length === fields.length &&
          (others.some((field) => field in used) || (isRecord(json) && 'transcripts' in json));
        if (isBilledOtherwise) skip('The answer is billed by other fields than tokens.');
        throw new Violation({
          message:
            'The answer does not tell the tokens used. If none of your billing items counts tokens, leave this check out: --skip life-cycle.usage.',
          expected: `usage: { ${fields.map((field) => `${field}: 0 or more`).join(', ')} }`,
          actual: isRecord(json)
            ? `usage: ${JSON.stringify(json['usage']) ?? 'missing'}`
            : describeAnswer(answer),
          exchanged: answer,
        });
      },
    },
  ];
};
