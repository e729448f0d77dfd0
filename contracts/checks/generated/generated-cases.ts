import { type Book, judgedCalls, ruleOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { readingOf } from '../../merchant/reading.ts';
import { UnreachableError } from '../../merchant/unreachable.ts';
import type { Bench } from '../../session/bench.ts';
import type { Check, MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';
import { createHunt, type Finding } from './hunt.ts';
import { family, knownFaults } from './known.ts';
import { createPulse, insist, type Pulse } from './pulse.ts';
import { type Requests, requestsOf } from './requests.ts';
import { type Found, seek } from './seek.ts';
import type { Fault } from './trial.ts';

/** A fault and how to come to it again. */
type Shown = Pick<Fault, 'severity' | 'actual' | 'sent' | 'exchanged'> & {
  readonly replay: readonly string[];
  /** What happened and how to mend it, in sentences. */
  readonly sentences: readonly string[];
  readonly alone?: boolean;
};

function generated(book: Book, name: string, pulse: Pulse): Check {
  const exchange = exchangeOf(book.model, name);
  const { code, codes } = readingOf(book.model, name);

  function violation({ sentences, severity, actual, exchanged, sent, replay, alone }: Shown): Violation {
    return new Violation({
      message: [...sentences, `Found with --only ${family}.${name} ${replay.join(' ')}.`].join(' '),
      expected: `HTTP 200 and a documented ${code}, best ${codes.invalid}`,
      actual,
      ...(exchanged === undefined ? { sent } : { exchanged }),
      severity,
      alone,
      replay,
    });
  }

  function unsound(fault: Fault, replay: readonly string[]): Violation {
    const words = `After a number of odd requests, even a sound ${name} ${fault.words}: one of them has left something behind that breaks what comes later.`;
    return violation({ ...fault, replay, sentences: [words, fault.mend] });
  }

  function odd({ finding, cut }: Found<Finding>, replay: readonly string[]): Violation {
    const { what, words, mend, namesExchange, isEnd } = finding;
    const sentences = [
      `${name} ${what} ${words}.`,
      mend,
      ...(isEnd
        ? [
            'Nothing was answered since: this has stopped the server, or another request of the same moment; --concurrency 1 tells which.',
          ]
        : []),
      ...(cut ? ['There may be a smaller case: the search was ended.'] : []),
    ];
    return violation({ ...finding, replay, sentences, alone: namesExchange });
  }

  return {
    id: `${family}.${name}`,
    title: `${name} with whatever data is answered with a documented result code, and so is the next one`,
    severity: 'error',
    rule: ruleOf(book, name),
    exchange: name,
    calls: judgedCalls(book) === 'real' ? 'real' : 'last',
    stage: 'generated',
    async run(bench) {
      const ready = () => readied(bench, name);
      const requests = await insist(pulse, bench, name, ready, (made) => made === undefined);
      if (requests === undefined) skip(pulse.isDead ? stopped : unanswered);
      const known = knownFaults(book, bench.log, name);
      const hunt = createHunt(bench, exchange, requests, known, pulse);
      const before = await hunt.soundFault();
      if (before !== undefined) skip(`Even a sound ${name} ${before.words}; ${see(known.get(before.key))}.`);
      const { seed, runs } = bench.dice;
      const replay = ['--seed', String(seed), '--runs', String(runs)];
      const found = await seek(hunt, bench.dice).finally(() => hunt.end());
      if (found === undefined && pulse.isDead) skip(stopped);
      const after = found?.finding.isEnd === true ? undefined : await hunt.soundFault();
      if (after !== undefined) throw unsound(after, replay);
      if (found !== undefined) throw odd(found, replay);
      const [shown] = hunt.shownBefore;
      if (shown !== undefined)
        skip(`Plainer requests than these show the only fault that came; ${see(known.get(shown))}.`);
    },
  };
}

/**
 * @returns `undefined` when no answer came
 * @throws Skipped when there is nothing that could be asked
 */
async function readied(bench: Bench, name: string): Promise<Requests | undefined> {
  try {
    if (!(await bench.offers(name))) skip(`${name} is not offered.`);
    return await requestsOf(bench, name);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return undefined;
  }
}

const stopped = 'The server has stopped answering; see transport.stays-up.';
const unanswered = 'What has to come before it is not answered; see transport.in-time.';

function see(check = ''): string {
  return check === '' ? 'see the other checks of it' : `see ${check}`;
}

/** Random requests, which no platform sends, for every exchange whose answers have a result code. */
export const generatedCases: MakeChecks = (book) => {
  const pulse = createPulse();
  return book.model.exchanges
    .filter(({ kind, resultCodes }) => kind === 'webhook' && resultCodes !== undefined)
    .map(({ name }) => generated(book, name, pulse));
};
