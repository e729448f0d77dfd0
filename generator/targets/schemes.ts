import { schemeNamed } from '../../runtime/signing/schemes.ts';
import type { Model } from '../model/model.ts';
import { camelCase } from '../model/names.ts';

/** A signature scheme that generated code imports. */
export interface SchemeView {
  /** As documents name it, and its file in `runtime/signing/`. */
  readonly name: string;
  /** What that file exports, and the key of its credentials. */
  readonly variable: string;
  /** Path below `runtime/`. */
  readonly file: string;
}

/**
 * The schemes that a model's exchanges are signed with, in the document's order.
 *
 * @throws Error when a document names one that does not exist
 */
export function schemesOf(model: Model): SchemeView[] {
  const names = model.exchanges.flatMap(({ signature }) =>
    signature === undefined ? [] : [signature.scheme],
  );
  return [...new Set(names)].map((name) => ({
    name: schemeNamed(name).name,
    variable: camelCase(name),
    file: `signing/${name}.ts`,
  }));
}
