import { grammar } from './form/grammar.ts';

/** Members whose own members have any names. */
const maps = new Set([
  ...Object.values(grammar).flatMap((members) =>
    Object.entries(members).flatMap(([name, [how]]) => (how === 'map' ? [name] : [])),
  ),
  'examples',
  'x-webhooks',
  'securitySchemes',
]);

/**
 * Whether a place is one of data: within an extension, an example or a default. A `$ref` there is no reference.
 *
 * @param pointer JSON pointer
 */
export function isInData(pointer: string): boolean {
  const keys = pointer.split('/');
  return keys.some((key, index) => {
    const isNamedFreely = maps.has(keys[index - 1] ?? '');
    return !isNamedFreely && key !== 'x-webhooks' && /^(?:x-.+|example|default)$/.test(key);
  });
}
