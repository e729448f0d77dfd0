import { listAt, recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Behaviours, Decision } from '../../behaviour.ts';
import { refused } from './refusal.ts';
import { meaningOf } from './test-values.ts';
import type { JudgedRecord, UsageRecords } from './usage-records.ts';

/** Both usage pushes (zh-cn_topic_0070649410, zh-cn_topic_0070649411). */
export function usageBehaviours(usage: UsageRecords): Behaviours {
  return {
    // Takes over all records and tells which are faulty, as in the newest edition.
    pushUsage(input) {
      const records = listAt(input, 'usage_records');
      const refusal = callRefusal(records, '94060001');
      if (refusal !== undefined) return refusal;
      const judged = usage.judge(records, true);
      usage.keep('pushUsage', judged);
      const codes = judged.flatMap(({ fault }) => fault?.code ?? []);
      if (codes.length === 0) return { example: 'accepted' };
      return {
        example: '94060999',
        edit: (body) => ({ ...Object(body), data: abnormalData(body, codes) }),
        cause: describeFaults(judged),
      };
    },

    // Its table has codes for some faults, which refuse the whole call; all others are found later.
    pushUsageV1(input) {
      const records = listAt(input, 'usage_records');
      const refusal = callRefusal(records, 'MKT.0999');
      if (refusal !== undefined) return refusal;
      const judged = usage.judge(records, false);
      const [code] = judged.flatMap(({ fault }) => callCodes.get(fault?.code ?? '') ?? []);
      if (code !== undefined) return refused({ code, cause: describeFaults(judged) });
      usage.keep('pushUsageV1', judged);
      return { example: 'accepted' };
    },
  };
}

/** Codes of the old call by those of single records. */
const callCodes: ReadonlyMap<string, string> = new Map([
  ['001', 'MKT.9001'],
  ['002', 'MKT.0100'],
  ['003', 'MKT.9002'],
  ['007', 'MKT.9004'],
  ['009', 'MKT.0150'],
  ['011', 'MKT.0100'],
]);

/** @param internal code of an internal error */
function callRefusal(records: readonly unknown[], internal: string): Decision | undefined {
  if (records.length > 1000)
    return refused({ code: 'MKT.9003', cause: `${records.length} records are over 1,000` });
  const isBroken = records.some((record) => meaningOf(broken, textAt(record, 'instance_id')) === true);
  return isBroken
    ? refused({ code: internal, cause: `${brokenInstance} stands for an internal error of the platform` })
    : undefined;
}

/** An instance whose records the platform fails at. */
export const brokenInstance = 'TEST-SYSTEM-ERROR';
const broken = { [brokenInstance]: true };

/** The documented entry of each code. */
function abnormalData(body: unknown, codes: readonly string[]): unknown {
  const documented = listAt(recordAt(body, 'data'), 'abnormal_usage_data');
  const entries = codes.map((code) => documented.find((entry) => textAt(entry, 'error_code') === code));
  return { abnormal_usage_data: entries };
}

/** The first few: all of them are on the page of what was kept. */
function describeFaults(judged: readonly JudgedRecord[]): string {
  const faults = judged.flatMap(({ fault }, index) =>
    fault === undefined ? [] : [`usage_records.${index} ${fault.code}: ${fault.cause}`],
  );
  const shown = faults.slice(0, 3).join('; ');
  return faults.length > 3 ? `${shown}; and ${faults.length - 3} more` : shown;
}
