import { once } from 'node:events';
import { createServer } from 'node:http';
import { recordAt, textAt } from '../../generator/load/openapi.ts';
import type { Json } from '../../generator/model/model.ts';
import { bodyOf } from '../../runtime/adapters/incoming.ts';

export interface StateServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the server that Pact's verifier asks for provider states.
 *
 * @param valuesFor the values of a labelled interaction's state; when it rejects, the interaction is not sent
 */
export async function startStateServer(
  valuesFor: (label: string) => Promise<Readonly<Record<string, Json>>>,
): Promise<StateServer> {
  const server = createServer(async (request, response) => {
    const change: unknown = JSON.parse(Buffer.from(await bodyOf(request, Infinity)).toString());
    const label = textAt(recordAt(change, 'params'), 'label');
    const isSetUp = textAt(change, 'action') === 'setup' && label !== '';
    // A 4xx ends the interaction. To a 5xx Pact would come back eight times, for two minutes.
    const [status, values] = await (isSetUp ? valuesFor(label) : Promise.resolve({})).then(
      (found) => [200, found] as const,
      () => [424, {}] as const,
    );
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(values));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
