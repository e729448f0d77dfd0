import { isRecord, textAt } from '../../../generator/load/openapi.ts';
import type { Exchanged } from '../../exchanged.ts';
import { type Book, bothJudgedCalls, requestOf, unknownSubject } from '../../guides/book.ts';
import type { Creation } from '../../guides/guide.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import type { Fields } from '../../merchant/fields.ts';
import { UnreachableError } from '../../merchant/unreachable.ts';
import type { Bench } from '../../session/bench.ts';
import { describeAnswer, entriesIn, isAccepted, isReadable } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { isCrash } from '../result-codes/broken-requests.ts';
import { skip, Violation } from '../verdict.ts';
import { condition, hostileTexts, injectedHeader, product } from './hostile-texts.ts';
import { parsed } from './parsed.ts';

/** What is wrong with an answer, as the end of a sentence: "The request … was accepted". */
type Judge = (answer: Exchanged) => string | undefined;

/** Where hostile identifiers go, and what has to come of them. */
interface Target {
  readonly exchange: string;
  readonly field: string;
  /** A request about something that nobody knows. */
  request(bench: Bench): Fields;
  /** Readies what follows; skips the check when ordinary identifiers are not treated as they should. */
  judge(bench: Bench): Promise<Judge>;
}

function hostile(book: Book, { exchange, field, request, judge }: Target): Check {
  const inBody = exchangeOf(book.model, exchange).body !== undefined;
  return {
    id: `safety.hostile-${field}-${exchange}`,
    title: `${exchange} takes a hostile ${field} (SQL, path, template …) for any other unknown one`,
    severity: 'error',
    rule: book.guide.rules.codes,
    exchange,
    calls: bothJudgedCalls(book),
    stage: 'provoking',
    async run(bench) {
      if (!(await bench.offers(exchange))) skip(`${exchange} is not offered.`);
      const faultOf = await judge(bench);
      const expectSafe = (answer: Exchanged, words: string, mend: string, fault: string | undefined) => {
        if (fault === undefined) return;
        throw new Violation({
          message: `${exchange} with ${words} for ${field} ${fault}. ${mend}`,
          expected: `the answer that any other unknown ${field} gets`,
          actual: describeAnswer(answer),
          exchanged: answer,
        });
      };
      for (const { what, value, mend } of hostileTexts) {
        const answer = await bench.send(exchange, { ...request(bench), [field]: value }, { odd: true });
        expectSafe(answer, `${what}, ${JSON.stringify(value)},`, mend, traceOf(answer) ?? faultOf(answer));
      }
      const send = (more: Fields) => bench.send(exchange, { ...request(bench), ...more }, { odd: true });
      const answer = await send(condition(field, inBody)).catch(ignoringSilence);
      const fault = answer === undefined ? undefined : faultOf(answer);
      if (answer === undefined || fault === undefined) return;
      // Nothing but a condition may be nothing at all: who accepts that is named by mandatory-fields.
      if (isAccepted(await send({ [field]: undefined }))) return;
      expectSafe(answer, 'a database condition, $ne,', 'Refuse identifiers that are no text.', fault);
    },
  };
}

/** Who dies of an object in place of a text is named by result-codes.wrong-type. */
function ignoringSilence(error: unknown): undefined {
  if (!(error instanceof UnreachableError)) throw error;
}

/** What shows that the server broke, or did more with the text than compare it. */
function traceOf(answer: Exchanged): string | undefined {
  const { body, headers } = answer.received;
  if (headers[injectedHeader] !== undefined) return 'put a header into the answer';
  if (body.includes(product)) return 'was evaluated: the answer holds the result of its multiplication';
  return isCrash(answer) ? 'was not answered with a result code' : undefined;
}

/** Shorter names may stand in an answer by chance. */
const telling = 8;

/** Exchanges that refuse what they do not know. */
function lookedUp({ guide }: Book, exchange: string): Target {
  const { named, subject } = guide;
  return {
    exchange,
    field: named,
    request: ({ book }) => requestOf(book, { exchange }, unknownSubject(guide)),
    async judge({ ask, instance }) {
      const known = (await instance()).subject[named] ?? '';
      const usual = await ask(exchange, unknownSubject(guide));
      if (isAccepted(usual) || !isReadable(usual))
        skip(`See result-codes.unknown-${subject.replace(' ', '-')}-${exchange}: no unknown one is refused.`);
      return (answer) => {
        const isNamed = known.length >= telling && answer.received.body.includes(known);
        if (isNamed || entriesIn(answer).length > 0) return 'was answered with the data of others';
        return isAccepted(answer) ? `was accepted, as if that ${subject} were known` : undefined;
      };
    },
  };
}

/** A creation may refuse such an order, or open something new for it. */
function created({ guide }: Book, { exchange, gives }: Creation): Target {
  const [given = guide.named] = gives;
  return {
    exchange,
    field: 'orderId',
    request: ({ book, fresh }) => requestOf(book, { exchange }, fresh()),
    async judge({ instance, open, log }) {
      const opened = [await instance(), await open()].map(({ subject }) => subject);
      // Whatever opens under such a name would be known to the checks of the other exchanges.
      if (opened.some((subject) => subject[guide.named] === subject['orderId']))
        skip(`The ${guide.named} is the orderId, so a hostile one would be a known one from now on.`);
      const names = opened.map((subject) => subject[guide.named]);
      if (new Set(names).size < names.length)
        skip(`See idempotency.create-other-order: two orders get the same ${guide.named}.`);
      return (answer) => {
        if (!isAccepted(answer)) return undefined;
        const name = textAt(answer.received.json, given);
        if (name === '') return `was accepted, but the answer has no ${given}`;
        const isOthers = log.answers.some(
          ({ exchanged }) =>
            exchanged.exchange === exchange &&
            isAccepted(exchanged) &&
            textAt(exchanged.received.json, given) === name &&
            orderOf(exchanged) !== orderOf(answer),
        );
        return isOthers ? `got the ${given} of another order` : undefined;
      };
    },
  };
}

/** The order that a creation was asked for, whatever it looks like. */
function orderOf({ sent }: Exchanged): string | undefined {
  const body = parsed(sent.body);
  const inQuery = new URL(sent.url).searchParams.get('orderId');
  return isRecord(body) ? JSON.stringify(body['orderId']) : (inQuery ?? undefined);
}

/** Where nothing is refused for being unknown, only what breaks or is evaluated can be seen. */
function taken({ guide }: Book, exchange: string): Target {
  return {
    exchange,
    field: guide.named,
    request: ({ book, fresh }) => requestOf(book, { exchange }, fresh()),
    async judge({ instance }) {
      await instance();
      return () => undefined;
    },
  };
}

export const hostileIdentifiers: MakeChecks = (book) => {
  const { cast, habits } = book.guide;
  const { create, first } = cast;
  const known = habits.refusesUnknown.map((exchange) => lookedUp(book, exchange));
  return [
    ...(create === undefined ? [] : [created(book, create)]),
    ...(known.length > 0 ? known : [taken(book, first)]),
  ]
    .filter(({ exchange }) => exchangeOf(book.model, exchange).resultCodes !== undefined)
    .map((target) => hostile(book, target));
};
