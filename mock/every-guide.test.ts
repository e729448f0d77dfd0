import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Example, Exchange } from '../generator/model/model.ts';
import { packageRoot } from '../generator/package-root.ts';
import { responseSchemeNamed } from '../runtime/signing/schemes.ts';
import { accessKey, appKeys, mockGuide } from './testing/running-mock.ts';

const guides = [
  'saas-v2',
  'saas-v1',
  'kit-v2',
  'kit-v1',
  'license-online',
  'license-code',
  'license-v1',
  'order-notification',
  'agents-gateway',
];

/** What a generated sender takes: the body alone, or all parameters where there are others. */
function inputOf({ parameters }: Exchange, { parameters: values, body }: Example): unknown {
  if (parameters.every(({ signing }) => signing)) return body;
  const places = Object.entries(values).filter(([, named]) => Object.keys(named).length > 0);
  return { ...Object.fromEntries(places), ...(body === undefined ? {} : { body }) };
}

describe.each(guides)('the mock merchant of %s', async (id) => {
  const mock = await mockGuide(id, 'merchant');
  const credentials = id === 'agents-gateway' ? appKeys : accessKey;
  const answers: Response[] = [];
  const { createSender } = await import(join(packageRoot, 'generated', id, 'client.ts'));
  const sender = createSender({
    url: mock.url,
    credentials,
    fetch: async (request: Request) => {
      const answer = await fetch(request);
      answers.push(answer.clone());
      return answer;
    },
  });
  const examples = mock.model.exchanges.flatMap((exchange) =>
    exchange.examples.map((example) => [`${exchange.name}: ${example.name}`, exchange, example] as const),
  );

  it.each(examples)('answers the example %s', async (_, exchange, example) => {
    const { data, response } = await sender[exchange.name](inputOf(exchange, example));
    expect(response.status).toBe(Number(example.response.status));
    expect(mock.faults(exchange.name, response.status, data)).toBe('');
    // Some differ in the state of the merchant only, which no request shows.
    const asked = JSON.stringify(inputOf(exchange, example));
    const alike = exchange.examples.filter((other) => JSON.stringify(inputOf(exchange, other)) === asked);
    expect(alike.map((other) => other.response.body)).toContainEqual(data);
  });

  it('signs its answers where the guide has that, and nowhere else', async () => {
    const name = mock.model.exchanges[0]?.responseSignature;
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      if (name === undefined) {
        expect(answer.headers.has('body-sign')).toBe(false);
        continue;
      }
      const scheme = responseSchemeNamed(name);
      const headers = { 'Body-Sign': answer.headers.get('body-sign') ?? '' };
      const body = new Uint8Array(await answer.arrayBuffer());
      expect(scheme.verify({ headers, body }, credentials)).toBeUndefined();
    }
  });
});
