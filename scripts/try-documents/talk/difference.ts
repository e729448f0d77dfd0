import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../../generator/load/openapi.ts';

/** The first place where two values differ, and what stands there; `undefined` when they are the same. */
export function difference(a: unknown, b: unknown, place = ''): string | undefined {
  if (isDeepStrictEqual(a, b)) return undefined;
  const bothLists = Array.isArray(a) && Array.isArray(b);
  if (bothLists || (isRecord(a) && isRecord(b))) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    for (const name of names) {
      const found = difference(Reflect.get(a, name), Reflect.get(b, name), `${place}/${name}`);
      if (found !== undefined) return found;
    }
  }
  return `${place || 'the value'}: ${short(a)} became ${short(b)}`;
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 120);
}
