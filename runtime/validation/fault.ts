/** One thing that is wrong with a value, and where: `path` is a JSON pointer below it. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export type Validator<T> = (value: unknown) => Validated<T>;

/** `orderId must be string; …`, for logs and result messages. */
export function describeFaults(faults: readonly Fault[]): string {
  return faults
    .map(({ path, message }) => `${path.slice(1).replaceAll('/', '.')} ${message}`.trim())
    .join('; ');
}
