import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { review } from './review.ts';

export const encoding: Check = {
  id: 'transport.encoding',
  title: 'Every answer is written in UTF-8, without a byte order mark',
  severity: 'error',
  rule: rules.callbacks,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'any',
  stage: 'review',
  run: (bench) =>
    review(bench, ({ exchange, received: { body } }) => {
      const expected = 'JSON in UTF-8 that begins with {';
      if (body.startsWith('\ufeff')) {
        return {
          message: `An answer to ${exchange} begins with a byte order mark, which JSON must not have.`,
          expected,
          actual: 'EF BB BF before the {',
        };
      }
      if (body.includes('\ufffd')) {
        return {
          message: `An answer to ${exchange} is not UTF-8. Is it written in GBK or Latin-1?`,
          expected,
          actual: 'bytes that are no UTF-8',
        };
      }
      return undefined;
    }),
};
