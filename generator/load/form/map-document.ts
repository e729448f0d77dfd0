import { isRecord, type OpenApi } from '../openapi.ts';
import { grammar, type Holding, type Kind } from './grammar.ts';

export type Node = Readonly<Record<string, unknown>>;

/**
 * Changes an object of a document, its parts not changed yet.
 *
 * @param pointer of the object, without `#`
 */
export type Change = (node: Node, kind: Kind, pointer: string) => unknown;

/** Walks a document from the outside in, and makes one of what `change` says of each object that is no mere data. */
export function mapDocument(openapi: OpenApi, change: Change): OpenApi {
  const mapped = mapNode(openapi, 'document', '', change);
  return isRecord(mapped) ? mapped : openapi;
}

/** The same for one object within a document. */
export function mapNode(value: unknown, kind: Kind, pointer: string, change: Change): unknown {
  if (!isRecord(value)) return value;
  const node = change(value, kind, pointer);
  if (!isRecord(node)) return node;
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(node)) {
    const holding = holdingOf(kind, name);
    define(
      result,
      name,
      holding === undefined ? member : mapHeld(member, holding, at(pointer, name), change),
    );
  }
  return result;
}

function holdingOf(kind: Kind, name: string): Holding | undefined {
  if (kind === 'callback') return name.startsWith('x-') || name === '$ref' ? undefined : ['one', 'pathItem'];
  return Object.hasOwn(grammar[kind], name) ? grammar[kind][name] : undefined;
}

function mapHeld(member: unknown, [how, kind]: Holding, pointer: string, change: Change): unknown {
  if (how === 'one') return mapNode(member, kind, pointer, change);
  if (how === 'list')
    return Array.isArray(member)
      ? member.map((item, index) => mapNode(item, kind, at(pointer, String(index)), change))
      : member;
  if (!isRecord(member)) return member;
  const result: Record<string, unknown> = {};
  for (const [name, held] of Object.entries(member)) {
    const isData = kind !== 'schema' && name.startsWith('x-');
    define(result, name, isData ? held : mapNode(held, kind, at(pointer, name), change));
  }
  return result;
}

/** A member may be called `__proto__`. */
function define(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  else record[name] = value;
}

/** The pointer of a member. */
export function at(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
