/** One disagreement between an interaction and the document. */
export interface Fault {
  /** An error is a broken promise; a warning is what the document leaves open. */
  readonly severity: 'error' | 'warning';
  /** Keys that lead to it from the interaction: `request`, `body`, `content`, `orderId`. */
  readonly at: readonly string[];
  /** What is wrong, as the beginning of a sentence. */
  readonly message: string;
  /** How to mend it: a whole sentence. */
  readonly mend: string;
  /** What stands in the pact. */
  readonly actual: string;
  /** What the document asks for. */
  readonly expected: string;
  /** Where the document says so. */
  readonly rule: RulePlace;
}

/** A place in a document, to be found through all its references. */
export interface RulePlace {
  /** Keys from the root. */
  readonly keys: readonly string[];
  /** A parameter of the operation that the keys lead to. */
  readonly parameter?: { readonly in: string; readonly name: string };
  /** A value's path below the schema that the keys lead to. */
  readonly path?: readonly string[];
}
