/** One thing that is wrong with a value, and where: `path` is a JSON pointer below it. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export type Validator<T> = (value: unknown) => Validated<T>;

/** The shape of a function that Ajv compiled. */
export interface CompiledValidator {
  (value: unknown): boolean;
  errors?: readonly CompiledError[] | null;
}

interface CompiledError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Gives a compiled schema the type of the values it accepts, and readable faults. */
export function validator<T>(compiled: CompiledValidator): Validator<T> {
  return (value) => {
    // The compiled schema is what proves the type.
    if (compiled(value)) return { ok: true, value: value as T };
    return { ok: false, faults: faultsOf(compiled.errors ?? []) };
  };
}

/** `orderId must be string; …`, for logs and result messages. */
export function describeFaults(faults: readonly Fault[]): string {
  return faults
    .map(({ path, message }) => `${path.slice(1).replaceAll('/', '.')} ${message}`.trim())
    .join('; ');
}

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

/**
 * Of a failed `oneOf`/`anyOf`, keeps the faults of the alternative that was meant: the one whose tag
 * (a `const` or `enum`) fits. Without it a missing field drowns in complaints about all the others.
 */
function faultsOf(errors: readonly CompiledError[]): readonly Fault[] {
  const unions = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const union = unions.at(-1);
  if (union === undefined) return errors.map(toFault);
  const inside = errors.filter(
    (error) => error !== union && error.instancePath.startsWith(union.instancePath),
  );
  const alternatives = new Map<string, CompiledError[]>();
  for (const error of inside) {
    const path = error.schemaPath.replace(/\/(?:properties|required|type|items).*$/, '');
    alternatives.set(path, [...(alternatives.get(path) ?? []), error]);
  }
  const meant = [...alternatives.values()].find(
    (group) => !group.some(({ keyword }) => keyword === 'enum' || keyword === 'const'),
  );
  return (alternatives.size > 1 && meant !== undefined ? meant : [...inside, union]).map(toFault);
}

function toFault({ instancePath, keyword, message, params }: CompiledError): Fault {
  const allowed = params?.['allowedValues'] ?? params?.['allowedValue'];
  const suffix =
    (keyword === 'enum' || keyword === 'const') && allowed !== undefined
      ? `: ${JSON.stringify(allowed)}`
      : '';
  return { path: instancePath, message: `${message ?? `fails ${keyword}`}${suffix}` };
}
