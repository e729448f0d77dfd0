import type { JsonSchema } from './model.ts';

/** Whether two schemas are written alike. */
export function sameSchema(one: JsonSchema | undefined, other: JsonSchema | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
