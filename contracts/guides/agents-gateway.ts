import type { Guide } from './guide.ts';
import { pagesOf } from './pages.ts';

const rule = pagesOf('30-license.md');
const gateway = rule('F2 Agents gateway products', 'usermanual-marketplace/sp_topic_0000236');

export const agentsGatewayGuide: Guide = {
  id: 'agents-gateway',
  subject: 'call',
  named: 'X-Request-Id',
  fresh: () => ({}),
  unknownName: () => crypto.randomUUID(),
  requests: {
    invokeAgent: () => ({
      'X-Request-Id': crypto.randomUUID(),
      'X-Customer-Id': '68cbc86abc2018ab880d92f36422fa0e',
      'X-Customer-Name': 'huaweitest',
      input: 'Hello',
    }),
  },
  cast: {
    first: 'invokeAgent',
    probes: ['invokeAgent'],
    idle: ['invokeAgent'],
    ways: {},
    replayed: [],
  },
  steps: [
    {
      id: 'life-cycle.invoke',
      title: 'A call of a buyer is answered',
      words: 'A call with a valid token',
      exchange: 'invokeAgent',
      from: 'active',
    },
  ],
  rules: {
    signature: gateway,
    transport: gateway,
    timeout: gateway,
    answers: gateway,
    codes: gateway,
    debugging: gateway,
    dialTests: gateway,
  },
  habits: {
    contentType: 'application/json',
    anyMethod: true,
    oldestTls: 'TLSv1.2',
    looseAnswers: true,
    hollowDebugging: false,
    debuggedUnknown: [],
    refusesUnknown: [],
    asynchronous: [],
    optional: [],
    dispensable: {},
  },
};
