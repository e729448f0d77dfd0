import { withQuery } from '../../merchant/variation.ts';
import type { Check } from '../check.ts';
import { expectAccepted } from '../expect.ts';
import { rules } from '../rules.ts';
import { expectNotMisread } from './misread.ts';

function inCase(letters: 'upper' | 'lower', change: (signature: string) => string): Check {
  const id = `signature.${letters}-case-hex` as const;
  return {
    id,
    title: `A signature in ${letters}-case hexadecimal digits is accepted`,
    severity: 'error',
    rule: rules.signature,
    guides: ['saas-v2'],
    exchange: 'queryInstance',
    calls: 'any',
    stage: 'plain',
    async run({ probe, greeting }) {
      expectNotMisread(await greeting(), id);
      const answer = await probe({
        tamper: withQuery((query) => ({ signature: change(query.get('signature') ?? '') })),
      });
      expectAccepted(answer, `A signature in ${letters} case`);
    },
  };
}

export const hexCase = [
  inCase('upper', (signature) => signature.toUpperCase()),
  inCase('lower', (signature) => signature.toLowerCase()),
];
