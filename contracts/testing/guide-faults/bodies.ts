import { isRecord } from '../../../generator/load/openapi.ts';
import { canonicalJson, parseObject } from '../../../runtime/signing/canonical-json.ts';
import { authenticating } from '../guide-alter.ts';
import { type GuideChange, unauthorized } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

/** Refuses a body that comes out otherwise when it is printed anew. */
function comparing(print: (text: string) => string): GuideChange {
  return authenticating((normally) => (request) => {
    const text = new TextDecoder().decode(request.body);
    return isObject(text) && print(text) !== text ? unauthorized : normally(request);
  });
}

function isObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}

const printedAnew: GuideFault = {
  fault: 'prints numbers anew before it verifies the signature',
  change: comparing((text) => text.replaceAll(/(?<=:)[\d.]+(?=[,}])/g, (number) => String(Number(number)))),
  warns: ['signature.numbers'],
};

/** Mistakes with bodies that are signed as they are. */
export const rawBodyFaults: readonly GuideFault[] = [
  printedAnew,
  {
    fault: 'verifies the body that it has printed anew',
    change: comparing((text) => canonicalJson(JSON.parse(text), 'all')),
    warns: ['signature.raw-bytes', 'signature.numbers'],
  },
];

const escapedForHtml: GuideChange = comparing((text) =>
  text.replace(/[<>&']/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
);

/** Mistakes with bodies whose members are signed. */
export const memberFaults: readonly GuideFault[] = [
  printedAnew,
  {
    fault: 'escapes what means something in HTML',
    change: escapedForHtml,
    fails: ['signature.special-characters'],
  },
  {
    fault: 'verifies nothing that is empty',
    change: comparing((text) => text.replace(/,"futureField":""/, '')),
    fails: ['signature.empty-member'],
  },
  {
    fault: 'leaves escapes as they are',
    change: comparing((text) => text.replaceAll('\\/', '/')),
    warns: ['signature.escaped-characters'],
  },
];

export const sortedNestedFault: GuideFault = {
  fault: 'sorts the members within lists, too',
  change: comparing((text) => {
    const members = parseObject(new TextEncoder().encode(text));
    return canonicalJson(members, 'top') === text ? canonicalJson(members, 'all') : text;
  }),
  fails: ['signature.nested-members'],
};
