import type { Exchanged } from '../../exchanged.ts';
import { describeAnswer, hasRole, isAccepted, successWords } from '../answer.ts';
import { skip, Violation } from '../verdict.ts';
import { insist, patience, refusalSeverity } from './insist.ts';

/** How many requests come at once. */
export const requests = 5;

/** A request that may be repeated as often as one likes, and the state that it needs. */
export interface Repeatable {
  readonly exchange: string;
  /** Brings about the state, of something new each time. */
  prepare(): Promise<Readies>;
  /** The check that judges the request when it comes once, and the one that judges its plain repeat. */
  readonly sees: { readonly once: string; readonly twice: string };
}

export interface Readies {
  send(): Promise<Exchanged>;
  sendUnheard(): Promise<void>;
}

/** Expects that all of several requests at once succeed. */
export async function expectAtOnce(repeatable: Repeatable): Promise<void> {
  const { exchange } = repeatable;
  const { send } = await repeatable.prepare();
  const answers = await Promise.all(Array.from({ length: requests }, send));
  const afterwards = await send();
  // Who tells the others that the first one is being processed does no harm.
  const refused = [afterwards, ...answers.filter((answer) => !hasRole(answer, 'pending'))].find(
    (answer) => !isAccepted(answer),
  );
  if (refused === undefined) return;
  await expectTwice(repeatable);
  throw new Violation({
    message: `${exchange} was refused when it came ${requests} times at once. The platform repeats a callback when the answer is late, while the first one is still at work: let the repeat wait for it, and answer with success.`,
    expected: successWords(refused),
    actual: describeAnswer(refused),
    exchanged: refused,
  });
}

/** Expects that a request succeeds when the answer to the same one was lost. */
export async function expectAfterLoss(repeatable: Repeatable): Promise<void> {
  const { send, sendUnheard } = await repeatable.prepare();
  await sendUnheard();
  if (isAccepted(await send())) return;
  await expectTwice(repeatable);
  const last = await insist(send);
  if (isAccepted(last)) return;
  throw new Violation({ ...lossWords(repeatable.exchange, last), exchanged: last });
}

/** What to say of a request that was still refused after the answer to the same one was lost. */
export function lossWords(what: string, last: Exchanged) {
  return {
    message: `${what} was refused for ${patience} s after the connection of the first request broke before its answer was read. A repeat has to succeed, whatever became of the first request: don't let it leave a lock or half of its work behind.`,
    expected: successWords(last),
    actual: describeAnswer(last),
    severity: refusalSeverity(last),
  };
}

/** Skips the check when the request fails already when it comes once, or twice one after the other. */
async function expectTwice({ exchange, prepare, sees }: Repeatable): Promise<void> {
  const { send } = await prepare();
  if (!isAccepted(await send())) skip(`${exchange} does not succeed once; see ${sees.once}.`);
  if (!isAccepted(await send())) skip(`${exchange} does not succeed twice; see ${sees.twice}.`);
}
