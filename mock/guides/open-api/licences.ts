import { listAt, recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Behaviours } from '../../behaviour.ts';
import type { Licence, LicenceCodes } from './licence-codes.ts';
import { listRefusal } from './list-refusal.ts';
import { isRefusal, type Refusal, refused } from './refusal.ts';
import { printTime, readTime } from './times.ts';

/**
 * The calls about licence codes (zh-cn_topic_0070649244, zh-cn_topic_0070649245, 0000002290055385).
 *
 * @param now milliseconds since 1970
 */
export function licenceBehaviours(codes: LicenceCodes, now: () => number): Behaviours {
  return {
    activateLicense(input) {
      const code = textAt(input, 'license');
      const at = effectTime(input, now());
      if (isRefusal(at)) return refused(at);
      const refusal = codes.activationRefusal(code);
      if (refusal !== undefined) return refused(refusal);
      const licence = codes.activate(code, at);
      return { example: 'activated', edit: (body) => activation(body, licence) };
    },

    activateLicenses(input) {
      const list = listedCodes(input);
      const at = effectTime(input, now());
      if (isRefusal(at)) return refused(at);
      const refusals = list.flatMap((code) => codes.activationRefusal(code) ?? []);
      const refusal = listRefusal(list.length, refusals);
      if (refusal !== undefined) return refused(refusal);
      for (const code of list) codes.activate(code, at);
      return { example: 'activated' };
    },

    queryLicense(input) {
      const found = codes.find(textAt(input, 'license'));
      if (isRefusal(found)) return refused(found);
      const edit = (body: unknown): unknown => ({
        ...Object(body),
        data: licenceInfo(recordAt(body, 'data'), found),
      });
      return { example: statusExamples[found.status], edit };
    },

    queryLicenses(input) {
      const found = listedCodes(input).map((code) => codes.find(code));
      const refusal = listRefusal(found.length, found.filter(isRefusal));
      if (refusal !== undefined) return refused(refusal);
      const licences = found.flatMap((each) => (isRefusal(each) ? [] : [each]));
      const edit = (body: unknown): unknown => ({
        ...Object(body),
        data: licences.map((licence) => licenceInfo(listAt(body, 'data')[0], licence)),
      });
      return { example: 'several', edit };
    },

    reportSoftwareUsage(input) {
      const usages = listAt(input, 'usage_info');
      const found = usages.map((usage) => codes.find(textAt(usage, 'license')));
      const empty = usages.some((usage) => listAt(usage, 'software_usage_Info').length === 0);
      const refusal = listRefusal(empty ? 0 : found.length, found.filter(isRefusal));
      return refusal === undefined ? { example: 'by-client' } : refused(refusal);
    },
  };
}

const statusExamples = { ALIVE: 'alive', EXPIRED: 'expired', RELEASED: 'released' } as const;

/** When the mock's customer has ordered: as all of its orders say. */
const orderTime = '20241121090846';

/** When an activation takes effect, in milliseconds since 1970. */
function effectTime(input: unknown, now: number): number | Refusal {
  const asked = textAt(input, 'real_effect_time');
  if (asked === '') return now;
  const time = readTime(asked);
  if (time === undefined) return { code: '92020002', cause: `there is no time real_effect_time ${asked}` };
  return asked < orderTime
    ? {
        code: '92020002',
        cause: `real_effect_time ${asked} is before the order, which was made at ${orderTime}`,
      }
    : time;
}

function listedCodes(input: unknown): string[] {
  return [...new Set(listAt(input, 'license_list').map(String))];
}

function activation(body: unknown, { status, expiresAt }: Licence): unknown {
  const documented: unknown = JSON.parse(textAt(recordAt(body, 'data'), 'license_code_info'));
  const info = { ...Object(documented), status, expire_time: printTime(expiresAt) };
  return { ...Object(body), data: { license_code_info: JSON.stringify(info) } };
}

function licenceInfo(sample: unknown, { code, status, activatedAt, expiresAt }: Licence): unknown {
  const [activate_time, expire_time] = [activatedAt, expiresAt].map(printTime);
  return { ...Object(sample), license_code: code, status, activate_time, expire_time };
}
