import { isRecord, recordAt } from '../../../generator/load/openapi.ts';

/** A value without what makes no difference: what is `undefined`, and how files and bytes are kept. */
export async function comparable(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return { file: await value.text() };
  if (value instanceof Uint8Array) return { file: Buffer.from(value).toString() };
  if (Array.isArray(value)) return Promise.all(value.map(comparable));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    await Promise.all(entries.map(async ([name, member]) => [name, await comparable(member)] as const)),
  );
}

/** The same of a request: places without a parameter count for nothing. */
export async function comparableRequest(value: unknown, bodyOnly: boolean): Promise<unknown> {
  const plain = await comparable(value);
  if (bodyOnly || !isRecord(plain)) return plain;
  return Object.fromEntries(
    Object.entries(plain).filter(
      ([place, group]) => place === 'body' || !isRecord(group) || Object.keys(group).length > 0,
    ),
  );
}

/** A request without the headers that `fetch` has put there, since nobody gave any. */
export function withoutOwnHeaders(came: unknown, sent: unknown): unknown {
  const given = recordAt(sent, 'header');
  const headers = Object.entries(recordAt(came, 'header')).filter(
    ([name]) => name.toLowerCase() !== 'user-agent' || given[name] !== undefined,
  );
  return isRecord(came) && 'header' in came ? { ...came, header: Object.fromEntries(headers) } : came;
}
