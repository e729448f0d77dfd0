import type { createInstance } from '@stoplight/prism-http';
import type { OpenApi } from '../generator/load/openapi.ts';
import type { Exchange } from '../generator/model/model.ts';
import { projectedPath } from './project-webhooks.ts';

/** A response as the document names it: its status, and one of its examples or the first. */
export interface Documented {
  readonly status: number;
  readonly example: string | undefined;
  /** Where there are several; JSON unless told. */
  readonly mediaType?: string | undefined;
}

/** What Prism makes of a documented response. */
export interface PrismResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or text where the media type is not JSON. */
  readonly body: unknown;
}

export interface Prism {
  /** Loads Prism and prepares the document, which takes half a second; asking for a response does it as well. */
  load(): Promise<unknown>;
  /**
   * The response of a status, with the named example or the first one; made from its schema when there is none.
   *
   * @throws when the document does not have it
   */
  respond(exchange: Exchange, documented: Documented): Promise<PrismResponse>;
}

type PrismLogger = Parameters<typeof createInstance>[1]['logger'];

/**
 * Prism in this very process, as a maker of responses and nothing else: it silently stops validating when a schema
 * doesn't compile, and it would call the addresses that `callbacks` take from a request, so it never sees one.
 *
 * @param openapi bundled, with every exchange among its paths
 */
export function createPrism(openapi: OpenApi): Prism {
  let loaded: ReturnType<typeof loadPrism> | undefined;
  const load = (): ReturnType<typeof loadPrism> => {
    loaded ??= loadPrism(openapi);
    return loaded;
  };
  return {
    load,
    async respond(exchange, { status, example, mediaType }) {
      const { instance, operations } = await load();
      const path = projectedPath(exchange);
      const operation = operations.find((found) => found.method === exchange.member && found.path === path);
      if (operation === undefined) throw new Error(`Prism has no operation ${exchange.member} ${path}.`);
      const mock = {
        dynamic: false,
        code: status,
        ...(example === undefined ? {} : { exampleKey: example }),
        ...(mediaType === undefined ? {} : { mediaTypes: [mediaType] }),
      };
      // The method and URL of the request are not looked at: `route` is given the operation.
      const request = { method: 'get', url: { path } } as const;
      const result = await instance.request(request, [operation], { ...quiet, mock })();
      if (result._tag === 'Left') throw result.left;
      const { statusCode, headers = {}, body } = result.right.output;
      // Prism answers with another response when it can't find the one it was asked for.
      if (statusCode !== status)
        throw new Error(`${exchange.name} has no response ${status} ${example ?? ''}`);
      return { status, headers, body };
    },
  };
}

const quiet = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
} as const;

async function loadPrism(openapi: OpenApi) {
  // A package below Prism phones home unless told otherwise.
  process.env['SCARF_ANALYTICS'] = 'false';
  const { createInstance, getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const operations = await getHttpOperationsFromSpec(structuredClone(openapi));
  const instance = createInstance(
    { ...quiet, mock: { dynamic: false } },
    {
      logger: silentLogger(),
      // The front has found the exchange already.
      route: ({ resources: [operation] }) =>
        operation === undefined
          ? { _tag: 'Left', left: new Error('Prism was given no operation.') }
          : { _tag: 'Right', right: operation },
    },
  );
  return { instance, operations: operations.map(({ callbacks: _callbacks, ...operation }) => operation) };
}

interface SilentLogger extends Pick<PrismLogger, 'info' | 'warn' | 'error' | 'debug'> {
  child(bindings: object): unknown;
}

/** Prism's own logging costs half its speed. */
function silentLogger(): PrismLogger {
  const silent = (): void => {};
  const logger: SilentLogger = {
    info: silent,
    warn: silent,
    error: silent,
    debug: silent,
    child: () => logger,
  };
  // Prism's own addition to the levels of pino.
  Object.assign(logger, { success: silent });
  return logger as PrismLogger;
}
