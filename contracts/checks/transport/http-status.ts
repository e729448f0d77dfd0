import type { Check } from '../check.ts';
import { rules } from '../rules.ts';
import { review } from './review.ts';

export const httpStatus: Check = {
  id: 'transport.http-status',
  title: 'Every answer has HTTP status 200, refusals too',
  severity: 'error',
  rule: rules.faq,
  guides: ['saas-v2'],
  exchange: 'newInstance',
  calls: 'any',
  stage: 'review',
  run: (bench) =>
    review(bench, ({ exchange, received: { status } }) =>
      status === 200
        ? undefined
        : {
            message: `An answer to ${exchange} came with HTTP status ${status}; the platform takes that for a failed call and never reads the body.`,
            expected: 'HTTP 200, with the result code in the body',
            actual: `HTTP ${status}`,
          },
    ),
};
