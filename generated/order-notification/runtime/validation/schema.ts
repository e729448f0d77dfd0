/**
 * A JSON Schema (2020-12) with nothing but what is checked. A `$ref` is the name of another schema; `format` and what
 * else is an annotation is left out. A required property with a `default` may be missing, and gets it.
 */
export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  readonly $ref?: string;
  /** `null`, `boolean`, `object`, `array`, `number`, `string`, `integer`, or several of them. */
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: SchemaMap;
  readonly patternProperties?: SchemaMap;
  readonly additionalProperties?: Schema;
  readonly unevaluatedProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: SchemaMap;
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly unevaluatedItems?: Schema;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  /** Which of the alternatives of `oneOf` or `anyOf` is meant, by the value of a property. */
  readonly discriminator?: Discriminator;
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

export interface Discriminator {
  readonly propertyName: string;
  /** Names of schemas by the value of the property. */
  readonly mapping: Readonly<Record<string, string>>;
}

export type SchemaMap = Readonly<Record<string, Schema>>;

/** Schemas by name, each made when it is first needed. */
export type Schemas = Readonly<Record<string, () => Schema>>;
