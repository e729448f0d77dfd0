/** Counts characters as JSON Schema's maxLength does: a surrogate pair is one. */
export function characters(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}

/** A regular expression as JSON Schema has them, in Unicode; one that is none there is taken as older engines do. */
export function pattern(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

/** Deep equality of JSON values, for `const`, `enum` and `uniqueItems`. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && equal(value, right.get(key)))
  );
}

/** Whether a value is one of these, as `enum` has it. */
export function oneOfValues(allowed: readonly unknown[]): (value: unknown) => boolean {
  const plain = new Set(allowed);
  return (value) => plain.has(value) || (isNested(value) && allowed.some((each) => equal(each, value)));
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
