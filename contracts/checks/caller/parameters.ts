import type { PlatformCall } from '../../platform/platform-call.ts';
import type { Heard } from '../../session/hear-calls.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { andOthers, callerBasics, describeCall, expectCalls } from './caller-basics.ts';
import { callerRules } from './rules.ts';

export const callerParameters: MakeChecks = (book) => {
  if (book.guide.openApis === undefined) return [];
  return [
    {
      ...callerBasics(book),
      id: 'caller.parameters',
      title: 'Every call of an Open API has the documented address and parameters',
      severity: 'error',
      rule: callerRules.calling,
      async run({ heard }) {
        const calls = await heard();
        expectCalls(calls.all);
        const wrong = wrongCalls(calls);
        const [first] = wrong;
        if (first === undefined) return;
        const { exchanged, fault } = first;
        throw new Violation({
          message:
            fault?.about === 'address'
              ? `The merchant called an address that the platform does not have.${andOthers(wrong)}`
              : `The merchant called ${exchanged.exchange} in a wrong way: ${fault?.message}.${andOthers(wrong)}`,
          expected:
            fault?.about === 'address' ? fault.message : `a call of ${exchanged.exchange} as documented`,
          actual: describeCall(exchanged),
          exchanged,
        });
      },
    },
  ];
};

/** Usage is the merchant's own; other calls may be about something that it was told of wrongly, but for sound requests. */
function wrongCalls({ all, sound }: Heard): readonly PlatformCall[] {
  return all.filter((call) => {
    const { fault, exchanged } = call;
    if (fault === undefined || fault.about === 'signature') return false;
    return fault.about === 'address' || /^pushUsage/.test(exchanged.exchange) || sound.includes(call);
  });
}
