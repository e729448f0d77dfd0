import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { review } from './review.ts';

export const responseContentType: Check = {
  id: 'transport.response-content-type',
  title: 'Every answer has the header Content-Type: application/json',
  severity: 'error',
  rule: rules.faq,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'any',
  stage: 'review',
  run: (bench) =>
    review(bench, ({ exchange, received: { headers } }) => {
      const type = headers['content-type'] ?? '';
      if (/^application\/json\s*(?:;|$)/i.test(type.trim())) return undefined;
      return {
        message: `An answer to ${exchange} came with ${type === '' ? 'no Content-Type' : `Content-Type ${type}`}.`,
        expected: 'Content-Type: application/json, with any charset',
        actual: type === '' ? 'none' : type,
      };
    }),
};
