import { isRecord } from '../../generator/load/openapi.ts';
import type { Json, Model } from '../../generator/model/model.ts';
import type { Credentials } from '../../runtime/signing/scheme.ts';
import { expectedRequest } from './expected-request.ts';
import { expectedResponse } from './expected-response.ts';
import { type Interaction, merchantOf, platform } from './interactions.ts';
import { loadPact } from './load-pact.ts';

/** `createSender` of a generated client. */
export type CreateSender = (options: { readonly url: string; readonly credentials: Credentials }) => object;

/**
 * Sends the request of an interaction with a generated sender to Pact's mock server. When the request is as the
 * interaction expects, Pact adds the interaction to the pact file in `folder`.
 *
 * @returns what the sender made of the answer: the typed data
 * @throws Error with Pact's own explanation when the request is not as expected
 */
export async function exercise(
  model: Model,
  createSender: CreateSender,
  folder: string,
  interaction: Interaction,
): Promise<unknown> {
  const { PactV4 } = await loadPact();
  const pact = new PactV4({
    consumer: platform,
    provider: merchantOf(model),
    dir: folder,
    logLevel: 'error',
  });
  const request = expectedRequest(interaction, model.schemas);
  const response = expectedResponse(interaction, model.schemas);
  const { state } = interaction.example;
  const started = pact.addInteraction().uponReceiving(interaction.description);
  return (state === undefined ? started : started.given(state.name))
    .withRequest(request.method, request.path, (builder) => {
      builder.query(request.query).headers(request.headers);
      if (request.body !== undefined) builder.jsonBody(request.body);
    })
    .willRespondWith(response.status, (builder) => {
      builder.headers(response.headers);
      if (response.body !== undefined) builder.jsonBody(response.body);
    })
    .executeTest(({ url }) =>
      send(
        createSender({ url, credentials: { key: 'consumer-test-key', id: 'consumer-test-id' } }),
        interaction,
      ),
    );
}

async function send(sender: object, { exchange, example }: Interaction): Promise<unknown> {
  const method: unknown = Reflect.get(sender, exchange.name);
  if (typeof method !== 'function')
    throw new Error(`The sender has no method ${exchange.name}. Run: npm run generate`);
  const result: unknown = await Reflect.apply(method, sender, [inputOf({ exchange, example })]);
  return isRecord(result) ? result['data'] : undefined;
}

/** Senders take the body alone, or all parameters when there are others. */
function inputOf({ exchange, example }: Pick<Interaction, 'exchange' | 'example'>): Json | undefined {
  const own = exchange.parameters.filter(({ signing }) => !signing);
  if (own.length === 0) return example.body;
  const places = Object.entries(example.parameters).filter(([, values]) => Object.keys(values).length > 0);
  return { ...Object.fromEntries(places), ...(example.body === undefined ? {} : { body: example.body }) };
}
