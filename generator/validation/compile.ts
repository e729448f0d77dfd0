import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { pattern } from '../../runtime/receiving/validation.ts';
import type { JsonSchema } from '../model/model.ts';
import type { Direction } from './plain-schema.ts';
import { sharedId, shareSchemas } from './share-schemas.ts';

/** What Ajv's code would `require` from its own package, and our runtime's functions for it. */
const runtimeFunctions: Readonly<Record<string, string>> = {
  ucs2length: 'characters',
  equal: 'equal',
  pattern: 'pattern',
};

/** A schema, and which way its values go where that matters. */
export interface Directed {
  readonly schema: JsonSchema;
  readonly direction?: Direction;
}

export interface CompiledSchemas {
  /** An ES module without imports that exports one function per schema, its name in camel case. */
  readonly text: string;
  /** Functions of `runtime/receiving/validation.ts` that the text calls. */
  readonly uses: readonly string[];
}

/** Compiles schemas ahead of time to code that needs neither Ajv nor `eval`. */
export function compileSchemas(
  schemas: Readonly<Record<string, Directed>>,
  components: Readonly<Record<string, JsonSchema>>,
): CompiledSchemas {
  // Answers of several statuses often have one schema: it is compiled once, the others are the same function.
  const alike = Map.groupBy(Object.entries(schemas), ([, directed]) => JSON.stringify(directed));
  const firsts = [...alike.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  const ajv = createAjv(Object.fromEntries(firsts), components, true);
  const names = firsts.map(([name]) => [functionName(name), name]);
  const aliases = [...alike.values()].flatMap(([first, ...others]) =>
    others.map(([name]) => `export const ${functionName(name)} = ${functionName(first?.[0] ?? '')};`),
  );
  const uses = new Set<string>();
  const text = standaloneCode
    .default(ajv, Object.fromEntries(names))
    .replace('"use strict";', '')
    .replaceAll(/\n\/\*# sourceURL=[^\n]*/g, '')
    .replaceAll(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, (_all, name: string) => {
      const ours = runtimeFunctions[name];
      if (ours === undefined)
        throw new Error(`Ajv's code needs its runtime function ${name}, which generated code does not have.`);
      uses.add(ours);
      return ours;
    });
  return { text: [indentByBraces(text), ...aliases].join('\n'), uses: [...uses].sort() };
}

/** The name that a schema's function is exported by: its own, in camel case. Ajv takes ASCII names only. */
export function functionName(schema: string): string {
  const name = schema.charAt(0).toLowerCase() + schema.slice(1);
  return name.replaceAll(/[^\w$]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}

/** The same schemas for use in this very process: mocks and contract checks. */
export function loadSchemas(
  schemas: Readonly<Record<string, Directed>>,
  components: Readonly<Record<string, JsonSchema>>,
): (name: string) => ValidateFunction {
  const ajv = createAjv(schemas, components, false);
  return (name) => {
    const found = ajv.getSchema(name);
    if (found === undefined) throw new Error(`There is no schema ${name}.`);
    return found as ValidateFunction;
  };
}

function createAjv(
  schemas: Readonly<Record<string, Directed>>,
  components: Readonly<Record<string, JsonSchema>>,
  source: boolean,
): Ajv2020 {
  // Formats are annotations in JSON Schema 2020-12; what must hold is written as a pattern.
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    // The loader's lint has checked the schemas already; to compile the meta-schema costs more than all of them.
    meta: false,
    validateSchema: false,
    allErrors: false,
    useDefaults: true,
    // A property called `constructor` is one like any other.
    ownProperties: true,
    // A schema that several others refer to is one function, not a copy in each.
    inlineRefs: false,
    code: { source, esm: true, lines: true, optimize: 1, regExp },
  });
  const text = JSON.stringify([schemas, components]);
  // Ajv's 2020 class tracks evaluated properties for every schema; that doubles the code where nothing asks for it.
  ajv.opts.unevaluated = text.includes('"unevaluated');
  ajv.opts.dynamicRef = false;
  const isDirected = /"(?:readOnly|writeOnly)"/.test(text);
  const shared = shareSchemas(components);
  for (const [name, { schema, direction }] of Object.entries(schemas))
    ajv.addSchema(asObject(shared.plain(schema, isDirected ? direction : undefined)), name);
  ajv.addSchema({ $id: sharedId, $defs: shared.schemas });
  return ajv;
}

/** Ajv keeps objects only. */
function asObject(schema: JsonSchema): object {
  if (typeof schema === 'boolean') return schema ? {} : { not: {} };
  return schema;
}

/** Patterns that are none with the flag `u` are taken as older engines take them. */
const regExp = Object.assign((source: string) => pattern(source), {
  code: 'require("ajv/dist/runtime/pattern").default',
});

/** Each property of an object is nested in the check of the one before, so that more would be blanks for the most part. */
const deepest = 4;

/** Ajv prints a line per statement but no indentation. */
function indentByBraces(code: string): string {
  let depth = 0;
  const lines = code.split('\n').map((line) => {
    if (line.startsWith('}')) depth = Math.max(0, depth - 1);
    const indented = line === '' ? '' : '  '.repeat(Math.min(depth, deepest)) + line;
    if (line.endsWith('{')) depth++;
    return indented;
  });
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
