import { describe, expect, it } from 'vitest';
import { guides } from '../guides/find-guide.ts';
import { saasV2Guide } from '../guides/saas-v2.ts';
import { pactGuides } from './guides.ts';
import { interactionsOf } from './interactions.ts';
import { planFor } from './state-plan.ts';

const models = (await pactGuides()).map(({ model }) => model);

describe('planFor', () => {
  it.each(guides)('knows every state of $id', (guide) => {
    const model = models.find(({ id }) => id === guide.id);
    const states = model === undefined ? [] : interactionsOf(model).map(({ example }) => example.state?.name);
    for (const state of new Set(states)) if (state !== undefined) expect(planFor(guide, state)).toBeDefined();
  });

  it.each([
    ['a tenant is new', []],
    ['a tenant exists', ['tenantSync']],
    ['a department is new', ['tenantSync']],
    ['an application exists', ['tenantSync', 'applicationSync']],
  ])('adds what "%s" takes', (state, adds) => {
    const kit = guides.find(({ id }) => id === 'kit-v1');
    expect(kit && planFor(kit, state)).toEqual({ adds });
  });

  it('lists the states when it knows none of that name', () => {
    expect(() => planFor(saasV2Guide, 'an instance is blue')).toThrow(
      /no set-up for the state "an instance is blue". There are: an order is paid, /,
    );
  });
});
