import type { Result } from './result.ts';
import { fits } from './select.ts';

/** A failure that a team puts up with until it is mended. */
export interface Waiver {
  /** ID of a check, a family, or either with `*`. */
  readonly check: string;
  readonly reason: string;
  /** Last day on which it holds, in UTC: `2027-01-31`. */
  readonly expires: string;
  /** Only for merchants of this guide. */
  readonly guide?: string;
  /** Only for the merchant that the configuration calls so. */
  readonly merchant?: string;
}

/** Whether a waiver is about this merchant; one whose name is unknown is meant by no waiver that names one. */
export function concerns(
  { guide, merchant }: Waiver,
  whom: { readonly guide: string; readonly name?: string },
): boolean {
  return (guide ?? whom.guide) === whom.guide && (merchant === undefined || merchant === whom.name);
}

/**
 * A waived failure becomes a warning; one whose waiver has expired stays a failure, and says so.
 *
 * @param waivers those that concern the merchant
 * @param today `2027-01-31`, in UTC
 */
export function waive(result: Result, waivers: readonly Waiver[], today: string): Result {
  if (result.status !== 'fail') return result;
  const [latest] = waivers
    .filter(({ check }) => fits(check, result.id))
    .toSorted((one, other) => other.expires.localeCompare(one.expires));
  if (latest === undefined) return result;
  const { reason, expires } = latest;
  if (expires < today)
    return { ...result, message: `The waiver expired on ${expires} (${reason}): ${result.message}` };
  return {
    ...result,
    status: 'warn',
    message: `Waived until ${expires} (${reason}): ${result.message}`,
    waived: { reason, expires },
  };
}

/** A failure for each expired waiver of which no other failure tells, since what it was for passes now. */
export function expiredWaivers(
  results: readonly Result[],
  waivers: readonly Waiver[],
  today: string,
): Result[] {
  return waivers.flatMap(({ check, reason, expires }) => {
    const about = results.filter(({ id }) => fits(check, id));
    const [first] = about;
    if (expires >= today || first === undefined || about.some(({ status }) => status === 'fail')) return [];
    const { exchange, calls } = first;
    return {
      id: 'waivers.expired',
      kind: 'check',
      exchange,
      calls,
      title: `The waiver for ${check} has not expired`,
      status: 'fail',
      rule: { source: 'koocontract.config.ts', section: 'waivers', page: '' },
      message: `The waiver for ${check} expired on ${expires} (${reason}), and nothing that it was for fails. Remove it from the configuration, or renew it if another merchant needs it.`,
      durationMs: 0,
    };
  });
}

/**
 * Waivers that hold but that nothing needed: what they are for was verified, and did not fail.
 *
 * @param runs the results of each merchant, with the waivers that concern it
 */
export function needlessWaivers(
  runs: readonly { readonly results: readonly Result[]; readonly waivers: readonly Waiver[] }[],
  today: string,
): Waiver[] {
  const holding = new Set(runs.flatMap(({ waivers }) => waivers).filter(({ expires }) => expires >= today));
  return [...holding].filter((waiver) => {
    const verified = runs
      .filter(({ waivers }) => waivers.includes(waiver))
      .flatMap(({ results }) => results)
      .filter(({ id, status }) => status !== 'skip' && fits(waiver.check, id));
    return verified.length > 0 && verified.every(({ waived }) => waived === undefined);
  });
}
