import type { TextDefinition } from '../../runtime/receiving/service.ts';
import { isRecord, listAt, recordAt, textAt } from '../load/openapi.ts';
import type { JsonSchema, Model } from '../model/model.ts';
import { schemaKey } from '../model/type-names.ts';

/** What the text of a parameter is read as, so that it can be checked against its schema. */
export function textType(model: Model, schema: unknown): Pick<TextDefinition, 'type' | 'many' | 'single'> {
  const branches = branchesOf(model, schema);
  const types = typesIn(branches);
  if (!types.has('array')) return { type: scalar(readingsIn(branches)) };
  const items = readingsIn(branchesOf(model, itemOf(model, schema)));
  const single = scalars.some((type) => types.has(type));
  if (!single) return { type: scalar(items), many: true };
  const alone = [...readingsIn(branches)].filter((type) => scalars.includes(String(type)));
  return { type: scalar(new Set([...alone, ...items])), many: true, single };
}

const scalars = ['string', 'number', 'integer', 'boolean'];

/** The properties of an object, by name, those of its parts and alternatives among them; the first of a name counts. */
export function propertiesOf(model: Model, schema: unknown): ReadonlyMap<string, unknown> {
  // Some documents give a text properties, too.
  const objects = branchesOf(model, schema).filter(
    (branch) => branch['type'] === undefined || typesOf(branch).includes('object'),
  );
  const all = objects.flatMap((branch) => Object.entries(recordAt(branch, 'properties')));
  const first = new Map<string, unknown>();
  for (const [name, property] of all) if (!first.has(name)) first.set(name, property);
  return first;
}

/** The schema of an object's other properties, where one is given. */
export function othersOf(model: Model, schema: unknown): unknown {
  const given = branchesOf(model, schema).map((branch) => branch['additionalProperties']);
  return given.find((others) => isRecord(others) && Object.keys(others).length > 0);
}

type Branch = Readonly<Record<string, unknown>>;

/** A value, or each of a list, may be a file. */
export function isFile(model: Model, schema: unknown): boolean {
  return withItems(model, schema).some((branch) => textAt(branch, 'format') === 'binary');
}

/** A value is text whatever it is. */
export function hasOnlyText(model: Model, schema: unknown): boolean {
  const types = typesIn(branchesOf(model, schema));
  types.delete(undefined);
  return types.size === 1 && types.has('string');
}

/** A value, or each of a list, may be an object. */
export function isObject(model: Model, schema: unknown): boolean {
  return typesIn(withItems(model, schema)).has('object');
}

/** A value may be a list. */
export function isList(model: Model, schema: unknown): boolean {
  return typesIn(branchesOf(model, schema)).has('array');
}

/** What each of a list is; a value that is none is what it is. */
export function itemOf(model: Model, schema: unknown): unknown {
  return branchesOf(model, schema).find((branch) => 'items' in branch)?.['items'] ?? schema;
}

function withItems(model: Model, schema: unknown): readonly Branch[] {
  const branches = branchesOf(model, schema);
  return [...branches, ...branches.flatMap((branch) => branchesOf(model, branch['items']))];
}

/** A schema with its references followed, and those that it is made of; one that is part of itself counts once. */
function branchesOf(model: Model, schema: unknown, passed: ReadonlySet<unknown> = new Set()): Branch[] {
  const key = isRecord(schema) ? schemaKey(schema as JsonSchema) : undefined;
  const own = key === undefined ? schema : model.schemas[key];
  if (!isRecord(own) || passed.has(own)) return [];
  const further = new Set([...passed, own]);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => listAt(own, keyword));
  return [own, ...parts.flatMap((part) => branchesOf(model, part, further))];
}

function typesIn(branches: readonly Branch[]): Set<unknown> {
  return new Set(branches.flatMap(typesOf));
}

/** The types that a text may be read as: none but the values of an enum is text, so those may stand beside numbers. */
function readingsIn(branches: readonly Branch[]): Set<unknown> {
  return new Set(
    branches.flatMap((branch) => {
      const texts = valuesOf(branch).filter((value) => typeof value === 'string');
      const areWords = texts.length > 0 && !texts.some((text) => /^(?:true|false|-?\d.*)$/.test(text));
      return typesOf(branch).filter((type) => !(areWords && type === 'string'));
    }),
  );
}

function valuesOf(branch: Branch): readonly unknown[] {
  return [...listAt(branch, 'enum'), ...('const' in branch ? [branch['const']] : [])];
}

/** Without a type, the values tell it. */
function typesOf(branch: Branch): readonly unknown[] {
  const { type } = branch;
  if (type !== undefined) return Array.isArray(type) ? type : [type];
  const values = valuesOf(branch);
  if (values.length === 0) return [undefined];
  return values.map((value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value));
}

function scalar(types: ReadonlySet<unknown>): TextDefinition['type'] {
  if (types.has('string')) return 'string';
  if (types.has('boolean')) return 'boolean';
  if (types.has('number') || types.has('integer')) return 'number';
  return types.has('object') || types.has('array') ? 'json' : 'string';
}
