import type { PlatformCall } from '../../platform/platform-call.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { andOthers, callerBasics, describeCall, expectCalls } from './caller-basics.ts';
import { callerRules } from './rules.ts';

export const callerSignature: MakeChecks = (book) => {
  if (book.guide.openApis === undefined) return [];
  return [
    {
      ...callerBasics(book),
      id: 'caller.signature',
      title: 'Every call of an Open API is signed as documented',
      severity: 'error',
      rule: callerRules.signature,
      async run({ heard }) {
        const { all } = await heard();
        expectCalls(all);
        const wrong = all.filter((call) => call.fault?.about === 'signature' && isOrdinary(call));
        const [first] = wrong;
        if (first === undefined) return;
        throw new Violation({
          message: `A call of ${first.exchanged.exchange} was not signed as documented: ${first.fault?.message}${andOthers(wrong)}`,
          expected:
            first.exchanged.exchange === 'pushUsage'
              ? 'the headers signature, ts and nonce, made with the access key'
              : 'the headers X-Sdk-Date and Authorization: SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…, made with HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK',
          actual: `${describeCall(first.exchanged)}; ${describeHeaders(first)}`,
          exchanged: first.exchanged,
        });
      },
    },
  ];
};

function describeHeaders({ exchanged }: PlatformCall): string {
  const names =
    exchanged.exchange === 'pushUsage' ? ['signature', 'ts', 'nonce'] : ['x-sdk-date', 'authorization'];
  return names.map((name) => `${name}: ${exchanged.sent.headers[name] ?? 'none'}`).join('; ');
}

/** The platform has no names with strange characters; who fails to encode those has been told of them by us alone. */
function isOrdinary({ exchanged: { sent } }: PlatformCall): boolean {
  return [...new URL(sent.url).searchParams.values()].every((value) => /^[\w.-]*$/.test(value));
}
