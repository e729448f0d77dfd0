import { answering, authenticating, refusing, writing } from '../guide-alter.ts';
import type { GuideFault } from './fault.ts';
import { agentsSafety } from './odd-requests.ts';

export const agentsGatewayFaults: readonly GuideFault[] = [
  ...agentsSafety,
  {
    fault: 'checks no token',
    change: authenticating(() => () => undefined),
    fails: [
      'signature.missing-Authorization',
      'signature.wrong',
      'signature.truncated',
      'signature.other-key',
      'signature.stale-timestamp',
    ],
  },
  {
    fault: 'checks a token only if there is one',
    change: authenticating(
      (normally) => (request) => (request.headers.has('authorization') ? normally(request) : undefined),
    ),
    fails: ['signature.missing-Authorization'],
  },
  {
    fault: 'reads the token without verifying it',
    change: authenticating((normally) => (request) => {
      const [, claims] = (request.headers.get('authorization') ?? '').split('.');
      const { exp } = JSON.parse(Buffer.from(claims ?? 'e30', 'base64url').toString() || '{}') as {
        exp?: number;
      };
      return exp !== undefined && exp * 1000 > Date.now() ? undefined : normally(request);
    }),
    fails: ['signature.wrong', 'signature.truncated', 'signature.other-key'],
  },
  {
    fault: 'tells no usage',
    change: answering(({ usage, ...answer }) => answer),
    fails: ['life-cycle.usage'],
  },
  {
    fault: 'tells the usage as text',
    change: answering((answer) => ({
      ...answer,
      usage: { completion_tokens: '217', prompt_tokens: '31', total_tokens: '248' },
    })),
    fails: ['life-cycle.usage'],
  },
  {
    fault: 'is out of order',
    change: refusing(() => true, { httpStatus: 500, error: 'out of order' }),
    fails: ['life-cycle.invoke'],
  },
  {
    fault: 'answers as text/html',
    change: writing((answer) => Number(answer['httpStatus'] ?? 200), 'text/html'),
    warns: ['transport.response-content-type'],
  },
  {
    fault: 'refuses fields that it does not know',
    change: refusing(({ fields }) => 'futureField' in fields, { httpStatus: 400 }),
    fails: ['tolerance.unknown-fields'],
    warns: ['transport.large-body'],
  },
];
