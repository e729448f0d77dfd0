import { isRecord } from './openapi.ts';

/**
 * JSON that `JSON.parse` takes without a loss: it keeps the last of several members of one name, and says nothing.
 *
 * @returns `undefined` for any other text
 */
export function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return countMembers(parsed) === countNames(text) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Texts that a colon follows. Quotes stand nowhere but around texts. */
function countNames(json: string): number {
  let count = 0;
  for (const [text] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"\s*:?/g)) if (text.endsWith(':')) count++;
  return count;
}

function countMembers(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + countMembers(item), 0);
  if (!isRecord(value)) return 0;
  const members = Object.values(value);
  return members.reduce((sum: number, member) => sum + countMembers(member), members.length);
}
