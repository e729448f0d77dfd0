import { probedExchange } from '../../guides/book.ts';
import { keptConnection } from '../../merchant/connection.ts';
import { UnreachableError } from '../../merchant/unreachable.ts';
import { describeAnswer } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';
import { expectSame } from './same-answer.ts';

const rounds = 5;

/** A server that refuses a request before it has read the body takes what is left for the next request. */
export const keepAlive: MakeChecks = (book) => [
  {
    id: 'transport.keep-alive',
    title: 'Several requests over one connection are answered, also after one that was refused',
    severity: 'error',
    rule: book.guide.rules.transport,
    exchange: probedExchange(book).name,
    calls: 'any',
    stage: 'alone',
    async run({ url, probe }) {
      const usual = await probe();
      const agent = keptConnection(url);
      const kept = { wire: { agent }, odd: true } as const;
      const forged = { signature: (sent: string) => 'F'.repeat(sent.length) };
      try {
        for (let round = 0; round < rounds; round++) {
          for (const change of [{}, forged]) await probe({ ...kept, change });
          await expectSame(
            probe(kept),
            usual,
            'A request over a connection that was used before',
            'Read each request to its end, refused ones too, or close the connection with the answer.',
          );
        }
      } finally {
        agent.destroy();
      }
    },
  },
];

export const newConnection: MakeChecks = (book) => [
  {
    id: 'transport.new-connection',
    title: 'A new connection is served while another one is kept open',
    severity: 'warning',
    rule: book.guide.rules.transport,
    exchange: probedExchange(book).name,
    calls: 'any',
    stage: 'alone',
    async run({ url, probe }) {
      const agent = keptConnection(url);
      try {
        const usual = await probe({ wire: { agent }, odd: true });
        await probe({ wire: {}, odd: true }).catch((error: unknown) => {
          if (!(error instanceof UnreachableError)) throw error;
          throw new Violation({
            message:
              'While one connection was kept open, another one got no answer. Serve connections side by side, or close each one after its answer: the platform may keep its own.',
            expected: describeAnswer(usual),
            actual: 'none',
            sent: error.sent,
          });
        });
      } finally {
        agent.destroy();
      }
    },
  },
];
