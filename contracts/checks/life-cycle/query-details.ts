import { isRecord, listAt, recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Model } from '../../../generator/model/model.ts';
import { loadSchemas } from '../../../generator/validation/compile.ts';
import { describeFaults, validator } from '../../../runtime/receiving/validation.ts';
import type { Exchanged } from '../../exchanged.ts';
import type { Bench } from '../../session/bench.ts';
import { entryOf } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { type Severity, skip, Violation } from '../verdict.ts';

type Entry = Readonly<Record<string, unknown>>;

/** A check of what stands in the entry of an instance. */
function detail(
  name: string,
  title: string,
  judge: (entry: Entry, answer: Exchanged, model: Model) => void,
  severity: Severity = 'error',
): Check {
  return {
    id: `life-cycle.query-${name}`,
    title,
    severity,
    rule: rules.queryInstance,
    guides: ['saas-v2'],
    exchange: 'queryInstance',
    calls: 'each',
    stage: 'plain',
    async run({ instance, query, model }: Bench) {
      const asked = await instance();
      const answer = await query(asked);
      const entry = entryOf(answer, asked.instanceId) ?? skip('There is no entry; see life-cycle.query.');
      judge(entry, answer, model);
    },
  };
}

export const queryAppInfo = detail(
  'app-info',
  'The appInfo of an instance has a frontEndUrl',
  (entry, exchanged) => {
    const { appInfo } = entry;
    if (appInfo === undefined || appInfo === null) {
      skip('There is no appInfo. That is right if customers get their access by SMS, e-mail or another way.');
    }
    const url = isRecord(appInfo) ? appInfo['frontEndUrl'] : undefined;
    if (typeof url === 'string' && url !== '' && url.length <= 512) return;
    throw new Violation({
      message: 'The appInfo has no fitting frontEndUrl.',
      expected: 'appInfo.frontEndUrl: a string of 1 to 512 characters',
      actual: JSON.stringify(url) ?? 'missing',
      exchanged,
    });
  },
);

/** What the checks beside this one name is left to them. */
const judgedElsewhere =
  /^\/instanceId|frontEndUrl|usageValue|statisticalTime|\/usageInfo$|'(?:frontEndUrl|usageValue|statisticalTime)'/;

export const queryFields = detail(
  'fields',
  'Every field of the entry of an instance has its documented type and length',
  (entry, exchanged, model) => {
    const validate = validator<unknown>(
      loadSchemas({ InstanceInfo: model.schemas['InstanceInfo'] ?? true }, model.schemas)('InstanceInfo'),
    );
    const checked = validate(entry);
    const faults = checked.ok
      ? []
      : checked.faults.filter(({ path, message }) => !judgedElsewhere.test(`${path} ${message}`));
    if (faults.length === 0) return;
    throw new Violation({
      message: `The entry is not as documented: ${describeFaults(faults)}.`,
      expected: 'the types and lengths of the tables of section 3.2',
      actual: JSON.stringify(entry).slice(0, 300),
      exchanged,
    });
  },
);

export const queryUsageInfo = detail(
  'usage-info',
  'Every entry of usageInfo has a usageValue and a statisticalTime of 17 digits',
  (entry, exchanged) => {
    const { usageInfo } = entry;
    if (usageInfo === undefined || usageInfo === null) {
      skip('There is no usageInfo. Only pay-per-use instances and packages need it.');
    }
    const usages = listAt(entry, 'usageInfo');
    const isRight = (usage: unknown) =>
      isRecord(usage) &&
      /^\d+(?:\.\d{1,4})?$/.test(String(usage['usageValue'])) &&
      /^\d{17}$/.test(String(usage['statisticalTime']));
    const wrong = Array.isArray(usageInfo) ? usages.find((usage) => !isRight(usage)) : usageInfo;
    if (wrong === undefined) return;
    throw new Violation({
      message: 'The usageInfo is not as documented.',
      expected:
        'a list whose entries have usageValue (at most 4 decimals) and statisticalTime (yyyyMMddHHmmssSSS)',
      actual: JSON.stringify(wrong).slice(0, 200),
      exchanged,
    });
  },
);

/** Escaped or not, it is the same JSON; but the page says "must". */
export const queryMemo = detail(
  'memo',
  'Chinese text in the memo of an instance is written as Unicode escapes',
  (entry, exchanged) => {
    const memo = textAt(recordAt(entry, 'appInfo'), 'memo');
    const { body } = exchanged.received;
    const raw = [...memo].find((character) => /\P{ASCII}/u.test(character) && body.includes(character));
    if (raw === undefined) return;
    throw new Violation({
      message: 'The memo holds characters that are not escaped.',
      expected: 'appInfo.memo: "\\u4e2d\\u6587" for 中文',
      actual: JSON.stringify(memo).slice(0, 200),
      exchanged,
    });
  },
  'warning',
);
