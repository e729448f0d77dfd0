import { describe, expect, it } from 'vitest';
import { select } from './select.ts';
import type { Planned } from './source.ts';

const plan = [
  'signature.wrong',
  'signature.valid',
  'life-cycle.query',
  'life-cycle.query-memo',
  'pact.a.b',
].map(
  (id): Planned => ({
    id,
    kind: 'check',
    exchange: 'newInstance',
    title: id,
    rule: { source: '', section: '', page: '' },
  }),
);

const chosen = (only: string[], skip: string[] = []) => [...select(plan, only, skip)];

describe('a pattern chooses', () => {
  it('nothing: everything', () => {
    expect(chosen([])).toHaveLength(plan.length);
  });

  it('a check by its ID, and no other that starts alike', () => {
    expect(chosen(['life-cycle.query'])).toEqual(['life-cycle.query']);
  });

  it('a family', () => {
    expect(chosen(['signature'])).toEqual(['signature.wrong', 'signature.valid']);
  });

  it('what fits a star', () => {
    expect(chosen(['life-cycle.query*'])).toEqual(['life-cycle.query', 'life-cycle.query-memo']);
    expect(chosen(['*.wrong'])).toEqual(['signature.wrong']);
  });

  it('the pacts of an exchange', () => {
    expect(chosen(['pact.a'])).toEqual(['pact.a.b']);
  });

  it('what is to be left out', () => {
    expect(chosen(['signature', 'pact'], ['*.valid'])).toEqual(['signature.wrong', 'pact.a.b']);
  });
});

describe('a mistake is named', () => {
  it('with what was probably meant', () => {
    expect(() => chosen(['signature.wrnog'])).toThrow(
      'No check is called signature.wrnog. Did you mean signature.wrong?',
    );
    expect(() => chosen([], ['signatur'])).toThrow('Did you mean signature?');
  });

  it('with the families when nothing is near', () => {
    expect(() => chosen(['xyz'])).toThrow('There are: signature, life-cycle, pact.');
  });

  it('when nothing is left', () => {
    expect(() => chosen(['pact'], ['pact'])).toThrow('nothing to verify');
  });

  it('without taking the pattern for a regular expression', () => {
    expect(() => chosen(['signature.(wrong'])).toThrow('No check is called signature.(wrong.');
    expect(() => chosen(['signature-wrong'])).toThrow('No check is called');
  });
});
