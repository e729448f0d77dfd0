import { encryptionSchemeNamed, responseSchemeNamed, schemeNamed } from '../../runtime/signing/schemes.ts';
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
  return views(model.exchanges.map(({ signature }) => signature && schemeNamed(signature.scheme)));
}

/**
 * The schemes that a model's responses are signed with.
 *
 * @throws Error when a document names one that does not exist
 */
export function responseSchemesOf(model: Model): SchemeView[] {
  return views(
    model.exchanges.map(
      ({ responseSignature }) => responseSignature && responseSchemeNamed(responseSignature),
    ),
  );
}

/**
 * The schemes that a model's fields are encrypted with.
 *
 * @throws Error when a document names one that does not exist
 */
export function encryptionSchemesOf({ encryptions }: Model): SchemeView[] {
  return views(encryptions.map(encryptionSchemeNamed));
}

function views(schemes: readonly ({ readonly name: string } | '' | undefined)[]): SchemeView[] {
  const names = schemes.flatMap((scheme) => (scheme === undefined || scheme === '' ? [] : [scheme.name]));
  return [...new Set(names)].map((name) => ({
    name,
    variable: camelCase(name),
    file: `signing/${name}.ts`,
  }));
}
