import { dirname, resolve } from 'node:path';
import { BaseResolver } from '@redocly/openapi-core';
import { linesOf } from '../../generator/load/lines-of.ts';
import { isRecord } from '../../generator/load/openapi.ts';
import type { RulePlace } from './fault.ts';

/** A node of a document, in the file where it stands. */
interface Node {
  readonly file: string;
  readonly keys: readonly string[];
  readonly value: unknown;
}

/** Absolute path of a file, and a line in it, from 1. */
export interface Spot {
  readonly file: string;
  readonly line: number;
}

/**
 * Tells where a document says something, in whichever of its files: references are followed as far as they lead.
 *
 * @param files absolute paths, the root file first
 */
export async function documentPlaces(files: readonly string[]): Promise<(place: RulePlace) => Spot> {
  const resolver = new BaseResolver();
  const parsed = new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, unknown]> => {
        const document = await resolver.resolveDocument(null, file, true);
        return [file, 'parsed' in document ? document.parsed : undefined];
      }),
    ),
  );
  const [root = ''] = files;

  function target(node: Node): Node {
    let current = node;
    for (let hops = 0; hops < 20 && isRecord(current.value); hops++) {
      const { $ref } = current.value;
      if (typeof $ref !== 'string') break;
      const [path = '', pointer = ''] = $ref.split('#');
      const file = path === '' ? current.file : resolve(dirname(current.file), path);
      if (!parsed.has(file)) break;
      const keys = pointer.split('/').slice(1).map(unescaped);
      current = { file, keys, value: keys.reduce(member, parsed.get(file)) };
    }
    return current;
  }

  function step(node: Node, key: string): Node | undefined {
    for (const { file, keys, value } of [node, target(node)]) {
      const found = member(value, key);
      if (found !== undefined) return { file, keys: [...keys, key], value: found };
    }
    return undefined;
  }

  /** Where a schema speaks of a member of its value: as a property, or of all items of a list. */
  function memberOf(node: Node, key: string, depth = 0): Node | undefined {
    const properties = step(node, 'properties');
    const own = properties === undefined ? undefined : step(properties, key);
    if (own !== undefined) return own;
    if (/^\d+$/.test(key)) {
      const items = step(node, 'items');
      if (items !== undefined) return items;
    }
    if (depth > 10) return undefined;
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      const list = step(node, keyword);
      const length = Array.isArray(list?.value) ? list.value.length : 0;
      for (let index = 0; index < length && list !== undefined; index++) {
        const branch = step(list, String(index));
        const found = branch === undefined ? undefined : memberOf(branch, key, depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  function parameterOf(operation: Node, wanted: NonNullable<RulePlace['parameter']>): Node | undefined {
    const list = step(operation, 'parameters');
    const length = Array.isArray(list?.value) ? list.value.length : 0;
    for (let index = 0; index < length && list !== undefined; index++) {
      const held = step(list, String(index));
      const { value, ...place } = target(held ?? list);
      if (isRecord(value) && value['in'] === wanted.in && value['name'] === wanted.name)
        return { ...place, value };
    }
    return undefined;
  }

  return ({ keys, parameter, path = [] }) => {
    let node: Node = { file: root, keys: [], value: parsed.get(root) };
    node = led(node, keys, step);
    if (parameter !== undefined) node = parameterOf(node, parameter) ?? node;
    // The place of what is said, not of the reference to it; a property stands where its name does.
    if (path.length === 0 && keys.at(-1) === 'schema') node = target(node);
    node = led(node, path, memberOf);
    return { file: node.file, line: linesOf(node.file)(...node.keys) };
  };
}

/** As far as the keys lead. */
function led(node: Node, keys: readonly string[], next: (node: Node, key: string) => Node | undefined): Node {
  let current = node;
  for (const key of keys) {
    const found = next(current, key);
    if (found === undefined) break;
    current = found;
  }
  return current;
}

function member(value: unknown, key: string): unknown {
  return (isRecord(value) || Array.isArray(value)) && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

function unescaped(key: string): string {
  return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
}
