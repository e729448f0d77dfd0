import { describe, expect, it } from 'vitest';
import { both, type Change, onActivity, onAnswer } from '../testing/alter.ts';
import { signatureFaults } from '../testing/faults/signature.ts';
import { transportFaults } from '../testing/faults/transport.ts';
import { saasModel } from '../testing/model.ts';
import { failed, startMerchant, testKey } from '../testing/reference-merchant.ts';
import { verify } from '../verify.ts';

const faultNamed = (name: string): Change =>
  [...signatureFaults, ...transportFaults].find(({ fault }) => fault === name)?.change ??
  (() => {
    throw new Error(`no fault ${name}`);
  });

async function failuresOf(change: Change): Promise<Set<string>> {
  await using merchant = await startMerchant(change);
  const { results } = await verify({
    url: merchant.url,
    key: testKey,
    model: await saasModel(),
    skip: ['pact'],
  });
  return new Set(results.filter(({ status }) => status === 'fail').map(({ id }) => id));
}

const noMessages = onAnswer(({ resultMsg, ...answer }) => answer);

describe('one fault hides no other:', () => {
  it.each([
    ['takes the time stamp for seconds', 'signature.valid'],
    ['sorts the body in descending order', 'signature.valid'],
    ['compares with lower-case digits only', 'signature.upper-case-hex'],
    ['answers 415 to the documented Content-Type', 'transport.request-content-type'],
  ])('a merchant who %s and sends no resultMsg', async (fault, check) => {
    const failures = await failuresOf(both(noMessages, faultNamed(fault)));
    expect(failures).toEqual(new Set([check, 'result-codes.message']));
  });

  it('a merchant who can not be queried and never looks at the clock', async () => {
    const unqueried = onActivity('queryInstance', () => failed);
    const failures = await failuresOf(both(unqueried, faultNamed('never looks at the clock')));
    expect(failures).toContain('life-cycle.query');
    expect(failures).toContain('signature.stale-timestamp');
  });
});
