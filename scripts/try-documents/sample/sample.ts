import { isRecord, listAt, recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Model } from '../../../generator/model/model.ts';
import { type Flat, flatten } from './flatten.ts';
import { NoSample } from './no-sample.ts';
import { sampleText } from './sample-text.ts';

/** What a value is made for. */
export interface Wanted {
  /** Which of several alternatives is taken. */
  readonly choice: number;
  /** With all that is optional, to some depth. */
  readonly full: boolean;
  /** Texts that were made for patterns. */
  readonly made: Map<string, string>;
  /** What stands where any text may. */
  readonly text: string;
  /** What goes the other way only is left out. */
  readonly direction: 'request' | 'response';
  /** Parts are files where the schema says so. */
  readonly files?: boolean;
  /** It travels as text, so nothing is empty or null. */
  readonly asText?: boolean;
}

/** Deeper down, only what must be there. */
const fullDepth = 5;
const deepest = 40;

/**
 * A value that fits a schema, as far as can be told without solving it.
 *
 * @throws NoSample
 */
export function sample(model: Model, schema: unknown, wanted: Wanted, depth = 0): unknown {
  if (depth > deepest) throw new NoSample('it nests without end');
  // Recursion ends where another alternative is taken.
  const choice = depth > fullDepth ? wanted.choice + depth : wanted.choice;
  const flat = flatten(model, schema, choice);
  if ('const' in flat) return flat['const'];
  if (typeof flat['x-tag'] === 'string') return flat['x-tag'];
  const values = listAt(flat, 'enum').filter((value) => !(wanted.asText === true && value === null));
  const typed = values.filter((value) => isOfType(value, typesOf(flat)));
  if (values.length > 0 && typed.length === 0) throw new NoSample('no value of the enum is of its type');
  if (values.length > 0) return typed[wanted.choice % typed.length];
  const further = (part: unknown, more = 0): unknown =>
    sample(model, part, { ...wanted, choice: wanted.choice + more }, depth + 1);
  switch (typeOf(flat, wanted)) {
    case 'null':
      if (wanted.asText === true) throw new NoSample('null is no text');
      return null;
    case 'boolean':
      return wanted.choice % 2 === 0;
    case 'integer':
      return sampleNumber(flat, 1);
    case 'number':
      return sampleNumber(flat, 0.5);
    case 'array':
      return sampleList(flat, wanted, depth, further);
    case 'object':
      return sampleObject(model, flat, wanted, depth, further);
    default:
      return wanted.files === true && textAt(flat, 'format') === 'binary'
        ? new File(['file'], 'a.bin')
        : sampleText(flat, wanted.text + (wanted.choice > 0 ? wanted.choice : ''), wanted.made);
  }
}

function typesOf(flat: Flat): readonly unknown[] {
  const { type } = flat;
  return Array.isArray(type) ? type : type === undefined ? [] : [type];
}

function isOfType(value: unknown, types: readonly unknown[]): boolean {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return types.length === 0 || types.includes(type) || (type === 'number' && types.includes('integer'));
}

function typeOf(flat: Flat, { choice, asText }: Wanted): unknown {
  const types = typesOf(flat);
  const without = types.filter((type) => type !== 'null');
  // Null comes once in a while.
  if (types.length > without.length && (without.length === 0 || (choice === 3 && asText !== true)))
    return 'null';
  if (without.length > 0) return without[choice % without.length];
  if ('properties' in flat || 'additionalProperties' in flat || 'required' in flat) return 'object';
  if ('items' in flat || 'prefixItems' in flat) return 'array';
  if ('minimum' in flat || 'maximum' in flat) return 'number';
  return 'string';
}

function sampleNumber(flat: Flat, step: number): number {
  const unit = typeof flat['multipleOf'] === 'number' ? flat['multipleOf'] : step;
  const low = bound(flat, 'minimum', 'exclusiveMinimum', unit) ?? Number.NEGATIVE_INFINITY;
  const high = bound(flat, 'maximum', 'exclusiveMaximum', -unit) ?? Number.POSITIVE_INFINITY;
  const wanted = Math.min(Math.max(3 * unit, low), high);
  const rounded = Math.ceil(wanted / unit) * unit;
  return rounded > high ? Math.floor(high / unit) * unit : rounded;
}

function bound(flat: Flat, inclusive: string, exclusive: string, step: number): number | undefined {
  const at = flat[inclusive];
  const beside = flat[exclusive];
  if (typeof beside === 'number') return beside + step;
  return typeof at === 'number' ? at : undefined;
}

function sampleList(
  flat: Flat,
  wanted: Wanted,
  depth: number,
  further: (part: unknown, more?: number) => unknown,
): unknown[] {
  const { minItems = 0, maxItems = Number.MAX_SAFE_INTEGER, items, uniqueItems } = flat;
  const first = listAt(flat, 'prefixItems').map((part) => further(part));
  const usual = (wanted.full && depth < fullDepth) || wanted.asText === true ? 2 : 0;
  const length = Math.min(Math.max(Number(minItems), usual, first.length), Number(maxItems));
  const rest = items === false ? [] : Array.from({ length: Math.max(0, length - first.length) }, () => items);
  const made = [...first, ...rest.map((part, index) => further(part, uniqueItems === true ? index : 0))];
  if (uniqueItems !== true) return made;
  const distinct = made.filter((item, index) => made.findIndex((each) => same(each, item)) === index);
  return distinct;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sampleObject(
  model: Model,
  flat: Flat,
  { full, direction, asText, choice }: Wanted,
  depth: number,
  further: (part: unknown) => unknown,
): Record<string, unknown> {
  const required = listAt(flat, 'required').map(String);
  const properties = recordAt(flat, 'properties');
  const others = flat['additionalProperties'];
  const hidden = direction === 'request' ? 'readOnly' : 'writeOnly';
  const result: Record<string, unknown> = {};
  const members = [
    ...Object.entries(properties),
    ...required.filter((name) => !Object.hasOwn(properties, name)).map((name) => [name, others] as const),
  ];
  for (const [name, schema] of members) {
    if (schema === false || name === '__proto__') continue;
    if (flatOrEmpty(model, schema, choice)[hidden] === true) continue;
    const isNeeded = required.includes(name);
    if (!isNeeded && !((full || asText === true) && depth < fullDepth)) continue;
    try {
      result[name] = further(schema);
    } catch (error) {
      if (isNeeded || !(error instanceof NoSample)) throw error;
    }
  }
  // As text, an object without members is nothing.
  const wantsOther = asText === true ? Object.keys(result).length === 0 : full && depth < fullDepth;
  const wantsMore = wantsOther && isRecord(others);
  if (wantsMore && flat['maxProperties'] === undefined) result['another one'] = further(others);
  for (let count = 1; Object.keys(result).length < Number(flat['minProperties'] ?? 0); count++) {
    if (count > 20) throw new NoSample('too few properties');
    const [spare] = members.filter(([name]) => !Object.hasOwn(result, name));
    result[spare?.[0] ?? `member${count}`] = further(spare?.[1] ?? others);
  }
  return result;
}

function flatOrEmpty(model: Model, schema: unknown, choice: number): Flat {
  try {
    return flatten(model, schema, choice);
  } catch {
    return {};
  }
}
