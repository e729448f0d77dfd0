import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { nextState, sha1Prng } from './sha1-prng.ts';

// All expected values are what JDK 17 (SUN provider) makes.

describe('sha1Prng', () => {
  it('makes the bytes that Java makes, over several blocks', () => {
    expect(sha1Prng('密钥-0001', 70).toString('hex')).toBe(
      '9e4b27fe99e439dfea61a262e1c492f72f31745266d8565a89777ae9b46486110362d9e13a14311c109f9ce68421421c2772b9e4f82bd338a6bc373542a5f9d4402004ed9045',
    );
  });

  it('makes whole blocks', () => {
    expect(sha1Prng('', 20).toString('hex')).toBe('be1bdec0aa74b4dcb079943e70528096cca985f8');
  });

  it('makes no bytes when none are wanted', () => {
    expect(sha1Prng('seed', 0)).toHaveLength(0);
  });
});

describe('nextState', () => {
  const zeros = '00'.repeat(19);
  const cases: readonly [string, string, string, string][] = [
    [
      'adds signed bytes',
      '7f80ff0001fe817e00112233445566778899aabb',
      '80ff7f01fffe7f81ffeeddccbbaa99887766554f',
      '007f7d0100fcfffefefefefefefefefefefefe09',
    ],
    ['carries minus one', `ff${zeros}`, `ff${zeros}`, 'ff'.repeat(20)],
    ['carries on through negative bytes', 'ff'.repeat(20), 'ff'.repeat(20), `ff${'fd'.repeat(19)}`],
    ['carries one into the first byte only', '7f'.repeat(20), '7f'.repeat(20), `ff${'fe'.repeat(19)}`],
    ['never stays as it was', `00${zeros}`, `ff${zeros}`, `01${zeros}`],
  ];

  it.each(cases)('%s', (_name, state, block, next) => {
    const made = nextState(Buffer.from(state, 'hex'), Buffer.from(block, 'hex'));
    expect(made.toString('hex')).toBe(next);
  });
});
