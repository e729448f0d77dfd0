import { textAt } from '../../../generator/load/openapi.ts';
import { append } from './bounded.ts';
import type { Refusal } from './refusal.ts';
import { faultIn } from './usage-faults.ts';

/** A record that was taken over, good or not. */
export interface KeptRecord {
  /** By which call it came. */
  readonly exchange: string;
  /** When it came, in ISO 8601. */
  readonly received: string;
  /** `accepted`, or a code of single records. */
  readonly verdict: string;
  /** Why it was not accepted. */
  readonly cause?: string;
  readonly record: unknown;
}

/** A record, and what is wrong with it. */
export interface JudgedRecord {
  readonly record: unknown;
  readonly fault: Refusal | undefined;
}

/** The usage records of one mock. */
export interface UsageRecords {
  /** The last ones, in the order they came. */
  readonly kept: readonly KeptRecord[];
  /**
   * Judges the records of a call one after the other, so that each knows those before it.
   *
   * @param numbered whether each must have a unique ID, its `metering_sn`
   */
  judge(records: readonly unknown[], numbered: boolean): JudgedRecord[];
  keep(exchange: string, judged: readonly JudgedRecord[]): void;
}

/** @param now milliseconds since 1970 */
export function createUsageRecords(now: () => number): UsageRecords {
  const kept: KeptRecord[] = [];
  return {
    kept,
    judge(records, numbered) {
      // Of good records only: a faulty one has to be reported again, so its ID and its period stay free.
      const good = kept.filter(({ verdict }) => verdict === 'accepted').map(({ record }) => record);
      const numbers = new Set(good.map(numberOf));
      const periods = new Set(good.map(periodOf));
      return records.map((record) => {
        const fault =
          (numbered ? numberFault(record, numbers) : undefined) ??
          faultIn(record, now()) ??
          periodFault(record, periods);
        if (fault === undefined) {
          numbers.add(numberOf(record));
          periods.add(periodOf(record));
        }
        return { record, fault };
      });
    },
    keep(exchange, judged) {
      const received = new Date(now()).toISOString();
      for (const { record, fault } of judged) {
        const verdict =
          fault === undefined ? { verdict: 'accepted' } : { verdict: fault.code, cause: fault.cause };
        append(kept, { exchange, received, ...verdict, record });
      }
    },
  };
}

function numberFault(record: unknown, taken: ReadonlySet<string>): Refusal | undefined {
  const number = numberOf(record);
  if (number === '') return { code: '004', cause: 'metering_sn is missing' };
  return taken.has(number) ? { code: '005', cause: `metering_sn ${number} is repeated` } : undefined;
}

function periodFault(record: unknown, taken: ReadonlySet<string>): Refusal | undefined {
  const cause = 'there is a record of the same instance_id, begin_time and end_time';
  return taken.has(periodOf(record)) ? { code: '010', cause } : undefined;
}

function numberOf(record: unknown): string {
  return textAt(record, 'metering_sn');
}

function periodOf(record: unknown): string {
  return JSON.stringify(['instance_id', 'begin_time', 'end_time'].map((name) => textAt(record, name)));
}
