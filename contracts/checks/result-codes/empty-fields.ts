import { type Book, judgedCalls, requestOf, ruleOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { requiredFields } from '../../merchant/required-fields.ts';
import { requestField } from '../../merchant/schema-fields.ts';
import { describeAnswer, isAccepted, readingFor } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';

/** No page says that an empty text is none, but nothing can be done with it. */
function empty(book: Book, exchange: string, fields: readonly string[]): Check {
  const { create } = book.guide.cast;
  return {
    id: `result-codes.empty-fields-${exchange}`,
    title: `${exchange} with an empty text for a mandatory field is refused`,
    severity: 'warning',
    rule: ruleOf(book, exchange),
    exchange,
    calls: judgedCalls(book),
    stage: 'provoking',
    async run({ instance, fresh, send }) {
      const { subject } = await instance();
      const ask = (field: string, value: string | undefined) => {
        const about = exchange === create?.exchange ? fresh() : subject;
        return send(exchange, { ...requestOf(book, { exchange }, about), [field]: value }, { odd: true });
      };
      for (const field of fields) {
        const answer = await ask(field, '');
        // Who does not even miss it is named by result-codes.mandatory-fields.
        if (!isAccepted(answer) || isAccepted(await ask(field, undefined))) continue;
        const { code, codes } = readingFor(answer);
        throw new Violation({
          message: `${exchange} with an empty ${field} was accepted, while one without it is refused.`,
          expected: `a refusal, best ${code} ${codes.invalid}`,
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      }
    },
  };
}

export const emptyFields: MakeChecks = (book) =>
  Object.keys(book.guide.requests).flatMap((exchange) => {
    const spared = book.guide.habits.dispensable[exchange] ?? [];
    const isText = (field: string) => {
      const type = requestField(book.model, exchangeOf(book.model, exchange), field)?.['type'];
      return type === 'string' || (Array.isArray(type) && type.includes('string'));
    };
    const fields = requiredFields(book.model, exchange).filter(
      (field) => !spared.includes(field) && isText(field),
    );
    return fields.length === 0 || exchangeOf(book.model, exchange).resultCodes === undefined
      ? []
      : [empty(book, exchange, fields)];
  });
