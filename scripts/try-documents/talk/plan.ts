import type { Exchange, Reply } from '../../../generator/model/model.ts';
import { type Round, rounds } from './samples.ts';

/** One call: what it is made of, and what it is answered with. */
export interface Planned {
  readonly round: Round;
  /** `undefined` where the document has none. */
  readonly reply: Reply | undefined;
  /** What a plain return value answers. */
  readonly isSuccess: boolean;
}

/** Answers that `fetch` itself makes something of: it fails, or asks again. */
const keptByFetch = ['407', '421'];

/** Calls of an exchange: each round is answered with success; every other documented answer comes once. */
export function plan({ responses }: Exchange, made: Round['made']): Planned[] {
  const exact = responses.filter(({ status }) => /^[2-5]\d\d$/.test(status) && !keptByFetch.includes(status));
  const success =
    exact.find(({ status }) => status.startsWith('2')) ??
    responses.find(({ status }) => status === '2XX' || status === 'default') ??
    exact[0];
  if (success === undefined && responses.length > 0) return [];
  const others = exact.filter((reply) => reply !== success);
  return [
    ...rounds.map((round) => ({ round: { ...round, made }, reply: success, isSuccess: true })),
    ...others.flatMap((reply) =>
      rounds.slice(0, 1).map((round) => ({ round: { ...round, made }, reply, isSuccess: false })),
    ),
  ];
}
