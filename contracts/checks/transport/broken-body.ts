import { codeOf, describeAnswer, isAccepted } from '../answer.ts';
import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { Violation } from '../verdict.ts';

/** The platform sends no such body, so a plain HTTP refusal of a web framework is no more than a warning. */
function broken(id: Check['id'], what: string, body: string): Check {
  return {
    id,
    title: `A request with ${what} is refused with a result code, and the server lives on`,
    severity: 'error',
    rule: rules.resultCodes,
    guides: ['saas-v2'],
    exchange: 'queryInstance',
    calls: 'any',
    stage: 'provoking',
    async run({ send, probe }) {
      await probe();
      const answer = await send('queryInstance', {}, { body });
      const refused = codeOf(answer) !== undefined && !isAccepted(answer);
      if (!refused) {
        const { status } = answer.received;
        throw new Violation({
          message: `A request with ${what} was ${isAccepted(answer) ? 'accepted' : 'not refused with a result code'}.`,
          expected: 'a refusal, best resultCode 000002',
          actual: describeAnswer(answer),
          exchanged: answer,
          severity: status >= 400 && status < 500 ? 'warning' : undefined,
        });
      }
      await probe();
    },
  };
}

export const brokenBody = [
  broken('transport.malformed-json', 'malformed JSON', '{"activity":"queryInstance","instanceId":'),
  broken('transport.empty-body', 'an empty body', ''),
];
