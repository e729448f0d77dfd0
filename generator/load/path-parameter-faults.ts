import { methods } from './form/grammar.ts';
import { namesIn } from './form/path-parameters.ts';
import { listAt, recordAt, textAt } from './openapi.ts';

export interface PathParameterFault {
  /** Where in the path item; nothing for the item itself. */
  readonly pointer: string[];
  readonly message: string;
}

/**
 * Where a path and its parameters do not agree, each with what becomes of it.
 *
 * @param resolved follows a parameter that is a reference
 */
export function pathParameterFaults(
  path: string,
  item: unknown,
  resolved: (parameter: unknown) => unknown,
): PathParameterFault[] {
  const names = namesIn(path);
  const found = [[], ...methods.map((method) => [method])].map((pointer) => {
    const holder = pointer.reduce<unknown>((node, key) => recordAt(node, key), item);
    const described = listAt(holder, 'parameters').map((parameter, index) => {
      const node = resolved(parameter);
      const place = [...pointer, 'parameters', String(index)];
      return { name: textAt(node, 'in') === 'path' ? textAt(node, 'name') : undefined, place };
    });
    return { pointer, described };
  });
  const others = found
    .flatMap(({ described }) => described)
    .filter(({ name }) => name !== undefined && !names.includes(name))
    .map(({ name, place }) => ({
      pointer: place,
      message: `The path has no {${name}}, so the parameter is left out: it could never come. Write it into the path, or leave it out here.`,
    }));
  const [shared, ...operations] = found;
  const missing = operations
    .filter(({ pointer: [method = ''] }) => Object.hasOwn(Object(item), method))
    .flatMap(({ pointer, described }) => {
      const known = [...(shared?.described ?? []), ...described].map(({ name }) => name);
      return names
        .filter((name) => !known.includes(name))
        .map((name) => ({
          pointer,
          message: `No parameter describes {${name}} of the path, so it is taken for any text. Describe it as a parameter in: path.`,
        }));
    });
  return [...others, ...missing];
}
