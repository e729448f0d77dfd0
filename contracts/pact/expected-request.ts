import { isRecord } from '../../generator/load/openapi.ts';
import type { Exchange, Json, JsonSchema } from '../../generator/model/model.ts';
import { canonicalJson } from '../../runtime/signing/canonical-json.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import { schemeOf } from '../merchant/schemes.ts';
import { type SigningParameter, signingParameters, signingValue } from '../merchant/signing-parameters.ts';
import { applicable, type Components, isJsonObject } from './applicable.ts';
import type { Interaction } from './interactions.ts';
import {
  type Expectation,
  escaped,
  exactly,
  like,
  type Matching,
  mediaType,
  supplied,
  suppliedIn,
  text,
} from './matchers.ts';
import { boundary } from './multipart.ts';

/** The request of an interaction: what the consumer must send, and what a provider under verification gets. */
export interface ExpectedRequest {
  /** Upper case. */
  readonly method: string;
  readonly path: string | Matching<string>;
  readonly query: Record<string, Matching<string>>;
  readonly headers: Record<string, Matching<string>>;
  readonly body: Expectation | undefined;
}

/**
 * The request of an example: its values by type, the ones that select its meaning (enumerated, constant) exactly, the
 * ones that the provider state supplies by name, and signing parameters by their form.
 */
export function expectedRequest(interaction: Interaction, components: Components): ExpectedRequest {
  const { body, method } = interaction.exchange;
  const example = interaction.example.body;
  const parameters = body?.format === 'multipart' ? `; boundary=${boundary}` : '';
  const content = body === undefined ? {} : { 'Content-Type': mediaType(body.mediaType, parameters) };
  return {
    method: method.toUpperCase(),
    path: expectedPath(interaction),
    query: parametersIn('query', interaction, components),
    headers: { ...content, ...parametersIn('header', interaction, components) },
    body:
      body === undefined || example === undefined
        ? undefined
        : expectedFields(body.schema, example, interaction, components),
  };
}

/** The path of an exchange; any value will do for its parameters. */
function expectedPath({ exchange, example }: Interaction): string | Matching<string> {
  // Every other part is the name of a parameter.
  const parts = exchange.path.split(/\{([^}]*)\}/);
  if (parts.length === 1) return exchange.path;
  const filled = (fill: (name: string) => string, literal = (part: string) => part): string =>
    parts.map((part, index) => (index % 2 === 0 ? literal(part) : fill(part))).join('');
  const exampleOf = (name: string): string => encodeURIComponent(String(example.parameters.path[name] ?? ''));
  const provides = example.state?.provides ?? [];
  return suppliedIn(
    filled((name) => (provides.includes(name) ? `\${${name}}` : exampleOf(name))),
    text(`^${filled(() => '[^/]+', escaped)}$`, filled(exampleOf)),
  );
}

function parametersIn(
  place: 'query' | 'header',
  interaction: Interaction,
  components: Components,
): Record<string, Matching<string>> {
  const { exchange, example } = interaction;
  const own = exchange.parameters.filter((parameter) => parameter.in === place && !parameter.signing);
  const values = own.flatMap(({ name, schema }): [string, Matching<string>][] => {
    const value = example.parameters[place][name];
    if (value === undefined) return [];
    const selects = isSelecting(schema, value, components);
    return [[name, expectedValue(name, String(value), selects, interaction)]];
  });
  return Object.fromEntries([...values, ...signingIn(place, interaction)]);
}

function signingIn(place: 'query' | 'header', interaction: Interaction): [string, Matching<string>][] {
  const { exchange } = interaction;
  if (exchange.signature === undefined) return [];
  const signed = signedExample(interaction);
  const documented = signingParameters(exchange);
  const isDocumented = documented.some(({ name }) => name === authorization.name);
  // OpenAPI ignores parameters of this name, so beside others a document does not tell it.
  const isHidden = !isDocumented && signed.headers.has(authorization.name);
  return [...documented, ...(isHidden ? [authorization] : [])]
    .filter((parameter) => parameter.in === place)
    .map((parameter) => {
      const value = signingValue(signed, parameter);
      return [parameter.name, text(formOf(exchange, parameter, value), value)];
    });
}

const authorization: SigningParameter = { role: 'signature', in: 'header', name: 'Authorization' };

function expectedFields(
  schema: JsonSchema,
  example: Json,
  interaction: Interaction,
  components: Components,
): Expectation {
  if (!isJsonObject(example)) return like(example);
  const properties = applicable(schema, example, components)
    .map((each) => each['properties'])
    .filter(isJsonObject);
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      const own = properties.map((each) => each[name]).find(isJsonObject) ?? true;
      return [name, expectedValue(name, value, isSelecting(own, value, components), interaction)];
    }),
  );
}

function isSelecting(schema: JsonSchema, value: Json, components: Components): boolean {
  return applicable(schema, value, components).some((each) => 'const' in each || 'enum' in each);
}

function expectedValue<T extends Json>(
  name: string,
  value: T,
  selects: boolean,
  { example }: Interaction,
): Matching<T> {
  if (example.state?.provides.includes(name)) return supplied(name, value);
  return selects ? exactly(value) : like(value);
}

/** An example signed with a fixed key at a fixed moment, so that its signing parameters never change. */
function signedExample({ exchange, example }: Interaction): SignableRequest {
  const url = new URL('http://localhost/');
  for (const [name, value] of Object.entries(example.parameters.query))
    url.searchParams.set(name, String(value));
  const unsigned = {
    method: exchange.method.toUpperCase(),
    url,
    headers: new Headers(),
    body: new TextEncoder().encode(example.body === undefined ? '' : canonicalJson(example.body, 'all')),
  };
  const moment = {
    now: 1680508066618,
    nonce: '50D83FDECAED6CCD8EF597F2A577950527928BA287D04E6036E92B2806FD17DA',
  };
  return schemeOf(exchange).sign(
    unsigned,
    { key: 'key-of-the-pact-examples', id: 'id-of-the-pact-examples' },
    moment,
  );
}

function formOf({ parameters }: Exchange, { name }: SigningParameter, value: string): string {
  const documented = parameters.find((parameter) => parameter.signing && parameter.name === name);
  // The first word of `Authorization: Bearer …` names its kind.
  if (documented === undefined) return `^${value.split(' ')[0]} \\S.*$`;
  const { pattern = undefined, type = undefined } = isRecord(documented.schema) ? documented.schema : {};
  return typeof pattern === 'string' ? pattern : type === 'integer' ? '^[0-9]+$' : '^.+$';
}
