/** What an object of a document is. Whatever has no kind is data: examples, defaults, extensions. */
export type Kind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'body'
  | 'response'
  | 'media'
  | 'encoding'
  | 'callback'
  | 'schema';

/** How a member holds objects of a kind: itself, in a list, or by any name. */
export type Holding = readonly [how: 'one' | 'list' | 'map', kind: Kind];

const one = (kind: Kind): Holding => ['one', kind];
const list = (kind: Kind): Holding => ['list', kind];
const map = (kind: Kind): Holding => ['map', kind];

const operation = one('operation');
const content = { content: map('media'), schema: one('schema') };

/** Members of each kind that hold others, by OpenAPI 3.0 to 3.2 and JSON Schema 2020-12. */
export const grammar: Readonly<Record<Kind, Readonly<Record<string, Holding>>>> = {
  document: { paths: map('pathItem'), webhooks: map('pathItem'), components: one('components') },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    requestBodies: map('body'),
    headers: map('header'),
    callbacks: map('callback'),
    pathItems: map('pathItem'),
    mediaTypes: map('media'),
  },
  pathItem: {
    parameters: list('parameter'),
    additionalOperations: map('operation'),
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
    query: operation,
  },
  operation: {
    parameters: list('parameter'),
    requestBody: one('body'),
    responses: map('response'),
    callbacks: map('callback'),
  },
  parameter: content,
  header: content,
  body: { content: map('media') },
  response: { content: map('media'), headers: map('header') },
  media: { schema: one('schema'), itemSchema: one('schema'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  // Its members are runtime expressions; see `membersOf`.
  callback: {},
  schema: {
    items: one('schema'),
    additionalProperties: one('schema'),
    not: one('schema'),
    if: one('schema'),
    else: one('schema'),
    contains: one('schema'),
    propertyNames: one('schema'),
    unevaluatedItems: one('schema'),
    unevaluatedProperties: one('schema'),
    contentSchema: one('schema'),
    allOf: list('schema'),
    anyOf: list('schema'),
    oneOf: list('schema'),
    prefixItems: list('schema'),
    properties: map('schema'),
    patternProperties: map('schema'),
    $defs: map('schema'),
    definitions: map('schema'),
    dependentSchemas: map('schema'),
    ...Object.fromEntries([['then', one('schema')]]),
  },
};

/** Keys of the operations that a path item may have. */
export const methods = Object.entries(grammar.pathItem).flatMap(([method, [how, kind]]) =>
  how === 'one' && kind === 'operation' ? [method] : [],
);
