import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';

/** The text of a pact file in one fixed order, fit to be read: interactions by description, keys by name, bodies as text. */
export function tidyPact(text: string): string {
  const pact: unknown = JSON.parse(text);
  const interactions = listAt(pact, 'interactions')
    .toSorted((a, b) => (textAt(a, 'description') < textAt(b, 'description') ? -1 : 1))
    .map((each) =>
      Object.fromEntries(Object.entries(Object(each)).map(([key, part]) => [key, readable(part)])),
    );
  return `${JSON.stringify(sortedKeys({ ...Object(pact), interactions }), null, 2)}\n`;
}

/** A request or response with its body as text: Pact writes forms and plain text in base64. */
function readable(part: unknown): unknown {
  const body = recordAt(part, 'body');
  if (body['encoded'] !== 'base64') return part;
  const content = Buffer.from(textAt(body, 'content'), 'base64').toString();
  const [contentType] = listAt(recordAt(part, 'headers'), 'Content-Type');
  return { ...Object(part), body: { content, contentType, encoded: false } };
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortedKeys(member)]));
}
