import type { OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { mapDocument } from '../load/form/map-document.ts';
import type { OpenApi } from '../load/openapi.ts';
import { withContentSchemas } from './content-schemas.ts';
import { type DirectedDocument, withDirections } from './directions.ts';
import { astToString, resolveRef, scanDiscriminators, transformSchema } from './openapi-typescript.ts';
import { createUniqueIds } from './operation-ids.ts';
import { withPercentSigns } from './percent-signs.ts';
import { withoutSigningParameters } from './signing-parameters.ts';

export interface PrintedTypes {
  readonly text: string;
  /** Keys of the schemas that differ by the direction. */
  readonly keys: DirectedDocument['keys'];
}

/**
 * openapi-typescript's own entry reads, lints and bundles the document once more, which takes longer than all the rest,
 * and refuses a document for an operationId that comes twice; so its printer is called directly.
 */
export function printTypes(document: OpenApi): PrintedTypes {
  const { openapi, keys } = withDirections(withContentSchemas(withoutSigningParameters(document)));
  const unique = createUniqueIds();
  const printable = mapDocument(openapi, (node, kind) => (kind === 'operation' ? unique(node) : node));
  // Its printer indents by four, everything else here by two.
  const text = withPercentSigns(printable, print)
    .replace(required, requiredOrNull)
    .replaceAll(/^(?: {4})+/gm, (indent) => indent.slice(indent.length / 2))
    .trim();
  return { text, keys };
}

/** What adds `required` to a base breaks on one that may be null, which has no keys: it is the rest that is meant. */
const required = 'type WithRequired<T, K extends keyof T> = T & {\n    [P in K]-?: T[P];\n};';
const requiredOrNull =
  'type WithRequired<T, K extends keyof NonNullable<T>> = T & {\n    [P in K]-?: NonNullable<T>[P];\n};';

function print(document: OpenApi): string {
  if (!isOpenApi3(document)) throw new Error('unreachable: the loader takes OpenAPI 3 only');
  const file = ts.factory.createTypeReferenceNode('Blob');
  const context: Omit<Context, 'redoc'> = {
    ...off,
    discriminators: scanDiscriminators(document, {}),
    injectFooter: [],
    silent: true,
    postTransform: undefined,
    transformProperty: undefined,
    transform: ({ format }) => (format === 'binary' ? file : undefined),
    resolve: <T>($ref: string) => resolveRef<T>(document, $ref, { silent: true }),
  };
  if (!isContext(context)) throw new Error('unreachable: it has just been made');
  return astToString(transformSchema(document, context));
}

/** Everything that openapi-typescript can do differently, and need not. */
const off = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  // An optional field with a default may still be missing when a handler gets it.
  defaultNonNullable: false,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
};

type Context = Parameters<typeof transformSchema>[1];

/** All but its configuration of Redocly, which only its own entry looks at. */
function isContext(context: Omit<Context, 'redoc'>): context is Context {
  return 'resolve' in context;
}

function isOpenApi3(document: object): document is OpenAPI3 {
  return 'openapi' in document;
}
