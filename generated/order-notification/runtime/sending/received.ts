/**
 * A documented value as it may come from the other side, which nobody has checked: an enum may have got values that the
 * document does not know yet. What tells the alternatives of a union apart stays closed, so that a `switch` narrows.
 */
export type Received<T> = OpenText<Extract<T, string>> | OpenOther<Exclude<T, string>, Telling<T>>;

/** What is no data of a document's own. */
type Kept = Blob | ((...args: never[]) => unknown);

/** One value alone is a constant; several are an enum. */
type OpenText<T extends string> = [T] extends [never]
  ? never
  : string extends T
    ? T
    : IsUnion<T> extends true
      ? T | (string & {})
      : T;

type OpenOther<T, Closed extends PropertyKey> = T extends Kept
  ? T
  : T extends readonly (infer Item)[]
    ? number extends T['length']
      ? Received<Item>[]
      : { [Key in keyof T]: Received<T[Key]> }
    : T extends object
      ? { [Key in keyof T]: Key extends Closed ? ClosedText<T[Key]> : Received<T[Key]> }
      : T;

type ClosedText<T> = T extends string ? T : Received<T>;

/** The properties that all alternatives of a union have. */
type Telling<T> = IsUnion<Extract<T, object>> extends true ? keyof Extract<T, object> : never;

type IsUnion<T, Whole = T> = [T] extends [never]
  ? false
  : true extends (T extends unknown ? ([Whole] extends [T] ? false : true) : never)
    ? true
    : false;
