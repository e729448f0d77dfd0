import { isRecord } from '../generator/load/openapi.ts';
import type { Example, Exchange, Json } from '../generator/model/model.ts';

/** One value that an example's request names. */
export interface NamedValue {
  readonly place: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** Of a parameter or of a body's property; empty when the body is no object. */
  readonly name: string;
  readonly value: Json;
}

/** Every value that an example's request names, but those its signature scheme sets. */
export function namedValues({ parameters }: Exchange, example: Example): NamedValue[] {
  const own = parameters.flatMap(({ in: place, name, signing }) => {
    const value = signing ? undefined : example.parameters[place][name];
    return value === undefined ? [] : [{ place, name, value }];
  });
  const { body } = example;
  if (body === undefined) return own;
  const fields = isRecord(body) ? Object.entries(body) : [['', body] as const];
  return [...own, ...fields.map(([name, value]) => ({ place: 'body', name, value }) as const)];
}

/** Reads the value at the same place of a request. */
export type ReadValue = (input: unknown, at: Pick<NamedValue, 'place' | 'name'>) => unknown;

/** Requests without parameters of their own are their body alone, see `requestSchema`. */
export function valueReader({ parameters }: Exchange): ReadValue {
  const bodyOnly = parameters.every(({ signing }) => signing);
  return (input, { place, name }) => {
    const part = bodyOnly && place === 'body' ? input : isRecord(input) ? input[place] : undefined;
    if (place === 'body' && name === '') return part;
    return isRecord(part) && Object.hasOwn(part, name) ? part[name] : undefined;
  };
}
