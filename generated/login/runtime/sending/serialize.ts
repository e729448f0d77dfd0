import { canonicalJson } from '../signing/canonical-json.ts';

/** Serialises signed bodies as the platform does: compact, keys in ascending order, without nulls, so that every way to verify agrees. */
export function serializeBody(body: unknown): string {
  return canonicalJson(body, 'all');
}

/** `application/x-www-form-urlencoded`; lists repeat their name, objects are JSON, `undefined` is left out. */
export function serializeForm(body: unknown): string {
  const form = new URLSearchParams();
  for (const [name, value] of entriesOf(body))
    form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  return form.toString();
}

/** `multipart/form-data`: files as they are, objects as JSON parts, all else as text. */
export function serializeParts(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of entriesOf(body)) {
    if (value instanceof Blob) form.append(name, value);
    else if (typeof value === 'object')
      form.append(name, new Blob([JSON.stringify(value)], { type: 'application/json' }));
    else form.append(name, String(value));
  }
  return form;
}

function entriesOf(body: unknown): [string, unknown][] {
  return Object.entries(Object(body)).flatMap(([name, value]: [string, unknown]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values
      .filter((each) => each !== undefined && each !== null)
      .map((each): [string, unknown] => [name, each]);
  });
}
