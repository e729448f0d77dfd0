import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import type { Exchange, JsonSchema, Model } from '../../generator/model/model.ts';
import { schemaKey } from '../../generator/model/type-names.ts';

type Schemas = Pick<Model, 'schemas'>;

/** A schema with its references followed. */
export function resolved({ schemas }: Schemas, schema: unknown): Readonly<Record<string, unknown>> {
  let current = schema;
  for (let depth = 0; depth < 20 && isRecord(current); depth++) {
    const key = schemaKey({ $ref: textAt(current, '$ref') });
    if (key === undefined) return current;
    current = schemas[key];
  }
  return isRecord(current) ? current : {};
}

/** Schemas of the top-level fields of a body, those of its parts and alternatives among them; the first of a name counts. */
export function fieldsOf(model: Schemas, schema: unknown): Readonly<Record<string, unknown>> {
  const own = resolved(model, schema);
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => listAt(own, keyword));
  const all = [recordAt(own, 'properties'), ...parts.map((part) => fieldsOf(model, part))];
  return Object.assign({}, ...all.toReversed()) as Readonly<Record<string, unknown>>;
}

/** Names of the mandatory top-level fields of a body. */
export function requiredOf(model: Schemas, schema: unknown): readonly string[] {
  const own = resolved(model, schema);
  const parts = listAt(own, 'allOf').flatMap((part) => requiredOf(model, part));
  return [...new Set([...parts, ...listAt(own, 'required').map(String)])];
}

/** Schema of a field of the request, wherever it travels. */
export function requestField(
  model: Schemas,
  { parameters, body }: Exchange,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const parameter = parameters.find((candidate) => candidate.name === name);
  const schema = parameter?.schema ?? fieldsOf(model, body?.schema)[name];
  return schema === undefined ? undefined : resolved(model, schema);
}

/** Schema of the body of an answer with success: of several alternatives the one that has the code of success. */
export function answerSchema(model: Schemas, { responses, resultCodes }: Exchange): JsonSchema | undefined {
  const schema = responses.find(({ status }) => status.startsWith('2'))?.content?.schema;
  const success = resultCodes?.codes.find((code) => code.for.includes('success'))?.code;
  const isSuccess = (branch: unknown) => {
    const code = resolved(model, fieldsOf(model, branch)[resultCodes?.code ?? '']);
    return code['const'] === success || listAt(code, 'enum').includes(success);
  };
  const branches = listAt(resolved(model, schema), 'oneOf');
  return (branches.find(isSuccess) as JsonSchema | undefined) ?? schema;
}
