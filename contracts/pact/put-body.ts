import type { Content, Json, Model } from '../../generator/model/model.ts';
import { isJsonObject } from './applicable.ts';
import { fileFields } from './files.ts';
import type { Expectation } from './matchers.ts';
import { multipartText } from './multipart.ts';

/** What Pact builds a request or a response with. */
interface Builder {
  jsonBody(body: unknown): unknown;
  xmlBody(body: unknown): unknown;
  body(contentType: string, body: Buffer): unknown;
  matchingRules(rules: { body: Rule[] }): unknown;
}

interface Rule {
  readonly path: string;
  readonly rules: { readonly 'pact:matcher:type': string }[];
}

/**
 * Puts an expected body into a request or a response. Only JSON may hold matchers among its values; other bodies are a
 * text, with matching rules beside it.
 */
export function putBody(
  builder: Builder,
  model: Pick<Model, 'schemas'>,
  content: Content,
  body: Expectation,
): void {
  const { format, mediaType } = content;
  if (format === 'json') {
    builder.jsonBody(body);
  } else if (format === 'form' || format === 'multipart') {
    const fields = Object.entries(isJsonObject(body) ? body : {});
    const values = fields.map(([name, field]): [string, Json] => [name, valueIn(field)]);
    const text = format === 'form' ? formText(values) : multipartText(values, fileFields(model, content));
    builder.body(mediaType, Buffer.from(text));
    builder.matchingRules({ body: fields.map(([name, field]) => ruleOf(`$.${name}`, field)) });
  } else {
    const text = String(valueIn(body));
    if (/\bxml\b/i.test(mediaType)) builder.xmlBody(text);
    else builder.body(mediaType, Buffer.from(text));
    builder.matchingRules({ body: [ruleOf('$', body)] });
  }
}

function formText(values: readonly (readonly [string, Json])[]): string {
  return new URLSearchParams(
    values.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

function valueIn(matching: Json): Json {
  return isJsonObject(matching) ? (matching['value'] ?? null) : matching;
}

function ruleOf(path: string, matching: Json): Rule {
  const { 'pact:matcher:type': type, regex } = {
    'pact:matcher:type': 'equality',
    regex: null,
    ...Object(matching),
  };
  return {
    path,
    rules: [{ 'pact:matcher:type': String(type), ...(regex === null ? {} : { regex: String(regex) }) }],
  };
}
