import { isRecord, listAt, textAt } from '../../generator/load/openapi.ts';

/** The text of a pact file in one fixed order: interactions by description, keys by name. */
export function tidyPact(text: string): string {
  const pact: unknown = JSON.parse(text);
  const interactions = listAt(pact, 'interactions').toSorted((a, b) =>
    textAt(a, 'description') < textAt(b, 'description') ? -1 : 1,
  );
  return `${JSON.stringify(sortedKeys({ ...Object(pact), interactions }), null, 2)}\n`;
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortedKeys(member)]));
}
