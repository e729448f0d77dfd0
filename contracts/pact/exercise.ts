import { isRecord } from '../../generator/load/openapi.ts';
import type { Content, Exchange, Json, Model } from '../../generator/model/model.ts';
import { camelCase } from '../../generator/model/names.ts';
import type { Credentials } from '../../runtime/signing/scheme.ts';
import { schemes } from '../../runtime/signing/schemes.ts';
import { isJsonObject } from './applicable.ts';
import { expectedRequest } from './expected-request.ts';
import { expectedResponse } from './expected-response.ts';
import { fileFields } from './files.ts';
import { directions, type Interaction, providerOf } from './interactions.ts';
import { loadPact } from './load-pact.ts';
import { putBody } from './put-body.ts';
import { tokenHeader } from './tokens.ts';

/** `createSender` or `createClient` of generated code. */
export type CreateConsumer = (options: { readonly url: string; readonly credentials: Credentials }) => object;

/**
 * Sends the request of an interaction with generated code to Pact's mock server. When the request is as the interaction
 * expects, Pact adds the interaction to the pact file in `folder`.
 *
 * @returns what the generated code made of the answer: the typed data
 * @throws Error with Pact's own explanation when the request is not as expected
 */
export async function exercise(
  model: Model,
  create: CreateConsumer,
  folder: string,
  interaction: Interaction,
): Promise<unknown> {
  const { PactV4 } = await loadPact();
  const { exchange, example } = interaction;
  const pact = new PactV4({
    consumer: directions[exchange.kind].consumer,
    provider: providerOf(model, exchange.kind),
    dir: folder,
    logLevel: 'error',
  });
  const request = expectedRequest(interaction, model.schemas);
  const response = expectedResponse(interaction, model.schemas);
  const answer = answerTo(interaction);
  const started = pact.addInteraction().uponReceiving(interaction.description);
  return (example.state === undefined ? started : started.given(example.state.name))
    .withRequest(request.method, request.path, (builder) => {
      builder.query(request.query).headers(request.headers);
      if (exchange.body !== undefined && request.body !== undefined)
        putBody(builder, model, exchange.body, request.body);
    })
    .willRespondWith(response.status, (builder) => {
      builder.headers(response.headers);
      if (answer !== undefined && response.body !== undefined) putBody(builder, model, answer, response.body);
    })
    .executeTest(({ url }) => send(create({ url, credentials }), interaction, model));
}

function answerTo({ exchange, example }: Pick<Interaction, 'exchange' | 'example'>): Content | undefined {
  return exchange.responses.find(({ status }) => status === example.response.status)?.content;
}

const own = { key: 'consumer-test-key', id: 'consumer-test-id' };
/** A sender signs with one key, a client with one for each scheme. */
const credentials = { ...own, ...Object.fromEntries(schemes.map(({ name }) => [camelCase(name), own])) };

async function send(consumer: object, interaction: Interaction, model: Model): Promise<unknown> {
  const { exchange } = interaction;
  const method: unknown = Reflect.get(consumer, exchange.name);
  if (typeof method !== 'function')
    throw new Error(`The generated code has no method ${exchange.name}. Run: npm run generate`);
  const result: unknown = await Reflect.apply(method, consumer, argumentsFor(interaction, model));
  return isRecord(result) ? result['data'] : undefined;
}

/** Generated methods take the body alone, or all parameters when there are others; what one call adds comes behind. */
function argumentsFor({ exchange, example }: Interaction, model: Model): unknown[] {
  const { [tokenHeader]: token, ...header } = example.parameters.header;
  const own = exchange.parameters.filter(({ signing, name }) => !signing && name !== tokenHeader);
  const body = withFiles(example.body, exchange, model);
  const extra = token === undefined ? {} : { headers: { [tokenHeader]: token } };
  if (own.length === 0) return exchange.body === undefined ? [extra] : [body, extra];
  const places = Object.entries({ ...example.parameters, header }).filter(
    ([, values]) => Object.keys(values).length > 0,
  );
  return [{ ...Object.fromEntries(places), ...(body === undefined ? {} : { body }) }, extra];
}

function withFiles(example: Json | undefined, { body }: Exchange, model: Model): unknown {
  if (body?.format !== 'multipart' || !isJsonObject(example)) return example;
  const files = fileFields(model, body);
  const fields = Object.entries(example).map(([name, value]) => [
    name,
    files.has(name) ? new Blob([String(value)]) : value,
  ]);
  return Object.fromEntries(fields);
}
