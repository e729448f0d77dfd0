import type { Guide } from '../guides/guide.ts';

/** How a provider state is reached. */
export interface StatePlan {
  /** A subject that has to exist by then. */
  readonly subject?: 'creating' | 'active' | 'frozen' | 'several' | 'package';
  /** Exchanges that add something, one after the other. */
  readonly adds: readonly string[];
}

/** States about what the guide opens, freezes and releases. */
const subjects: Readonly<Record<string, StatePlan['subject']>> = {
  'an order is paid': undefined,
  'an instance is being created': 'creating',
  'an instance exists': 'active',
  'an instance exists and its renewal is paid': 'active',
  'an instance exists and its change is paid': 'active',
  'an instance exists and its trial is paid': 'active',
  'an instance exists and is unsubscribed': 'active',
  'an instance exists and a licence is applied for': 'active',
  'a licence code is sold': 'active',
  'a frozen instance exists': 'frozen',
  'a frozen licence code exists': 'frozen',
  'two instances exist': 'several',
  'a package instance exists': 'package',
};

/**
 * How to reach a state: "a department exists" takes a tenant and then the department, "a department is new" the tenant
 * alone.
 *
 * @throws Error for a state that nobody knows
 */
export function planFor({ entities = [] }: Pick<Guide, 'entities'>, state: string): StatePlan {
  if (Object.hasOwn(subjects, state)) {
    const subject = subjects[state];
    return subject === undefined ? { adds: [] } : { subject, adds: [] };
  }
  const [, word, existence] = /^an? (\w+) (exists|is new)$/.exec(state) ?? [];
  const entity = entities.find((each) => each.word === word);
  if (entity !== undefined) {
    const way = [...new Set([entities[0], entity])].map((each) => each?.exchange ?? '');
    return { adds: existence === 'exists' ? way : way.slice(0, -1) };
  }
  const known = [...Object.keys(subjects), ...entities.flatMap((each) => [`a … ${each.word} exists`])];
  throw new Error(`There is no set-up for the state "${state}". There are: ${known.join(', ')}.`);
}
