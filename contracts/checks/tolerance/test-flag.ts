import { probedExchange } from '../../guides/book.ts';
import { debuggingMark } from '../../merchant/debugging-mark.ts';
import type { MakeChecks } from '../check.ts';
import { expectAccepted } from '../expect.ts';

/** Current pages don't send the flag in real calls; older ones, and some sites, send "0". */
export const testFlagZero: MakeChecks = (book) => {
  const exchange = probedExchange(book);
  const real = debuggingMark(book.model, exchange, 'real');
  if (!('testFlag' in real) || real['testFlag'] !== undefined) return [];
  return [
    {
      id: 'tolerance.test-flag-zero',
      title: 'A call with testFlag "0" is a real call',
      severity: 'error',
      rule: book.guide.rules.transport,
      exchange: exchange.name,
      calls: 'real',
      stage: 'plain',
      async run({ probeAccepted }) {
        const answer = await probeAccepted({}, { testFlag: '0' });
        expectAccepted(answer, 'A request with testFlag "0" about a real order');
      },
    },
  ];
};
