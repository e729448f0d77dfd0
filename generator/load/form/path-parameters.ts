import { dereference, isRecord, listAt, type OpenApi, textAt } from '../openapi.ts';
import { methods } from './grammar.ts';
import type { Node } from './map-document.ts';

/** Names in the braces of a path. */
export function namesIn(path: string): string[] {
  return [...path.replace(/[?#].*$/s, '').matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
}

/**
 * A path item whose operations have the parameters of its path, all of them and no others: one that the path has not could
 * never come, and one that nobody describes is any text.
 */
export function withPathParameters(openapi: OpenApi, item: Node, path: string): Node {
  const names = namesIn(path);
  const isOther = (parameter: unknown): boolean => {
    const node = dereference(openapi, parameter);
    return textAt(node, 'in') === 'path' && !names.includes(textAt(node, 'name'));
  };
  const namesOf = (holder: unknown): string[] =>
    listAt(holder, 'parameters')
      .map((parameter) => dereference(openapi, parameter))
      .flatMap((node) => (textAt(node, 'in') === 'path' ? [textAt(node, 'name')] : []));
  const operations = methods.flatMap((method): [string, Node][] => {
    const operation = item[method];
    if (!isRecord(operation)) return [];
    const described = [...namesOf(item), ...namesOf(operation)];
    const others = names
      .filter((name) => !described.includes(name))
      .map((name) => ({ in: 'path', name, required: true, schema: { type: 'string' } }));
    return [[method, withParameters(operation, isOther, others)]];
  });
  const shared = withParameters(item, isOther, []);
  const isSame = shared === item && operations.every(([method, operation]) => operation === item[method]);
  return isSame ? item : { ...shared, ...Object.fromEntries(operations) };
}

function withParameters(holder: Node, isOther: (parameter: unknown) => boolean, more: readonly Node[]): Node {
  const parameters = listAt(holder, 'parameters');
  if (more.length === 0 && !parameters.some(isOther)) return holder;
  return { ...holder, parameters: [...parameters.filter((parameter) => !isOther(parameter)), ...more] };
}
