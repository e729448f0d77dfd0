import { type Book, bothJudgedCalls, ruleOf } from '../../guides/book.ts';
import type { Bench } from '../../session/bench.ts';
import { describeAnswer, isAccepted, isReadable, readingFor } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import type { ViolationDetails } from '../verdict.ts';
import { type Broken, breakable, isCrash, sendBroken, throwWorst } from './broken-requests.ts';

/** What may be accepted without a field is no fault of its type: who misses nothing is named by mandatory-fields. */
function wrongType(book: Book, exchange: string): Check {
  return {
    id: `result-codes.wrong-type-${exchange}`,
    title: `${exchange} with a mandatory field of another JSON type, or null, is refused with a result code`,
    severity: 'error',
    rule: ruleOf(book, exchange),
    exchange,
    calls: bothJudgedCalls(book),
    stage: 'provoking',
    async run(bench) {
      const sent = await sendBroken(bench, exchange, ['null', 'type'], { odd: true });
      const needless = sent.some(({ answer }) => isAccepted(answer))
        ? await needlessFields(bench, exchange)
        : [];
      const faults = sent.flatMap((broken) => faultOf(book, broken, needless.includes(broken.broken.field)));
      throwWorst(faults);
    },
  };
}

/** Fields whose absence is accepted. */
async function needlessFields(bench: Bench, exchange: string): Promise<readonly string[]> {
  const sent = await sendBroken(bench, exchange, ['missing'], {});
  return sent.filter(({ answer }) => isAccepted(answer)).map(({ broken }) => broken.field);
}

function faultOf(
  { guide }: Book,
  { broken, answer }: Broken,
  isNeedless: boolean,
): readonly ViolationDetails[] {
  const { field, defect, what } = broken;
  const { exchange } = answer;
  const { code, codes } = readingFor(answer);
  const fault = (words: string, severity: 'error' | 'warning') => [
    {
      message: `${exchange} ${what} ${words}`,
      expected: `a refusal, best ${code} ${codes.invalid}`,
      actual: describeAnswer(answer),
      exchanged: answer,
      severity,
    },
  ];
  if (isCrash(answer)) {
    return fault('was not answered with a result code. Look at the type before the value is used.', 'error');
  }
  if (!isReadable(answer)) {
    return fault('was refused by an HTTP status without a result code.', 'warning');
  }
  if (!isAccepted(answer) || isNeedless) return [];
  if (defect === 'type') return fault('was accepted. Look at its type before it is used.', 'warning');
  const isSpared = guide.habits.dispensable[exchange]?.includes(field) ?? false;
  const words = `was accepted, though without ${field} it is refused; null is no value either.`;
  return fault(words, isSpared ? 'warning' : 'error');
}

export const wrongTypes: MakeChecks = (book) =>
  breakable(book, 'null', 'type').map((exchange) => wrongType(book, exchange));
