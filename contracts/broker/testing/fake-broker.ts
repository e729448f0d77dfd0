import { once } from 'node:events';
import { createServer } from 'node:http';
import { isRecord, recordAt, textAt } from '../../../generator/load/openapi.ts';
import { bodyOf } from '../../../runtime/adapters/incoming.ts';
import { listen } from '../../../runtime/adapters/listen.ts';

export interface FakeBrokerOptions {
  readonly pacts?: readonly object[];
  /** The broker asks for this header `Authorization`. */
  readonly authorization?: string;
  /** May be read by anybody, but not written. */
  readonly readOnly?: boolean;
  readonly pending?: boolean;
  /** Links lead to another name of the broker. */
  readonly origin?: string;
  /** Path that it stands at. */
  readonly below?: string;
}

export interface FakeBroker {
  readonly url: string;
  /** Bodies of what was published, in order. */
  readonly published: readonly Readonly<Record<string, unknown>>[];
  /** Method and path of each request. */
  readonly asked: readonly string[];
  /** What the last query for pacts asked for. */
  readonly query: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/**
 * A server with those resources of a Pact Broker that a verification needs, after the broker's own sources: the index, the
 * pacts for verification, a version of a pact, its results, the provider, and the versions of its branches.
 */
export async function startFakeBroker(options: FakeBrokerOptions = {}): Promise<FakeBroker> {
  const { pacts = [], authorization, readOnly = false, pending = false, below = '' } = options;
  const published: Record<string, unknown>[] = [];
  const asked: string[] = [];
  let query: Record<string, unknown> = {};
  let base = '';

  const server = createServer(async (request, response) => {
    const { method = '', url: target = '' } = request;
    const path = decodeURIComponent(target.slice(below.length));
    asked.push(`${method} ${path}`);
    const send = (status: number, body: object): void => {
      response
        .writeHead(status, { 'content-type': 'application/hal+json;charset=utf-8' })
        .end(JSON.stringify(body));
    };
    const text = Buffer.from(await bodyOf(request, 1024 * 1024)).toString();
    const isWrite = method === 'PUT' || path.endsWith('/verification-results');
    if (authorization !== undefined && request.headers.authorization !== authorization)
      return send(401, { error: { message: 'Authentication failed' } });
    if (readOnly && isWrite) return send(403, { error: { message: 'Access denied' } });
    const isJson = /^application\/json\b/.test(request.headers['content-type'] ?? '');
    if (['POST', 'PUT'].includes(method) && !isJson) return send(415, {});
    const body: unknown = text === '' ? {} : JSON.parse(text);

    if (path === '/' || path === '') return send(200, index());
    if (/^\/pacts\/provider\/[^/]+\/for-verification$/.test(path)) {
      if (method === 'POST') query = Object(body);
      return send(200, pactsFor(path));
    }
    const [, number] = /\/pact-version\/sha(\d+)\/metadata\/\w+$/.exec(path) ?? [];
    if (number !== undefined) return send(200, pactAt(Number(number), path));
    if (path.endsWith('/verification-results') && method === 'POST') {
      const { success, providerApplicationVersion } = Object(body);
      if (typeof success !== 'boolean' || typeof providerApplicationVersion !== 'string')
        return send(400, { errors: { success: ['is missing'] } });
      published.push(Object(body));
      return send(201, { ...Object(body), _links: { self: { href: `${base}${path}/1` } } });
    }
    const [, provider] = /^\/pacticipants\/([^/]+)$/.exec(path) ?? [];
    if (provider !== undefined) return send(200, pacticipant(provider));
    if (/^\/pacticipants\/[^/]+\/branches\/[^/]+\/versions\/[^/]+$/.test(path) && method === 'PUT')
      return send(201, { _links: { self: { href: base + path } } });
    return send(404, { error: { message: 'The requested document was not found on this server.' } });
  });

  const index = () => ({
    _links: {
      self: { href: base, title: 'Index', templated: false },
      'pb:provider-pacts-for-verification': {
        href: `${base}/pacts/provider/{provider}/for-verification`,
        title: 'Pact versions to be verified for the specified provider',
        templated: true,
      },
      'pb:pacticipant': { href: `${base}/pacticipants/{pacticipant}`, templated: true },
      'pb:pacticipant-branch-version': {
        href: `${base}/pacticipants/{pacticipant}/branches/{branch}/versions/{version}`,
        templated: true,
      },
    },
  });

  function pactsFor(path: string): object {
    const provider = path.split('/')[3] ?? '';
    const mine = pacts.flatMap((pact, number) =>
      textAt(recordAt(pact, 'provider'), 'name') === provider ? [{ pact, number }] : [],
    );
    const entries = mine.map(({ pact, number }) => ({
      shortDescription: 'latest from main branch',
      verificationProperties: {
        ...(query['includePendingStatus'] === true ? { pending } : {}),
        notices: [{ when: 'before_verification', text: `The pact at ${base} is being verified.` }],
      },
      _links: { self: { href: `${base}${versionPath(pact, number)}`, name: 'Pact' } },
    }));
    return { _embedded: { pacts: entries }, _links: { self: { href: base + path } } };
  }

  function pactAt(number: number, path: string): object {
    const pact = pacts[number];
    return {
      ...pact,
      createdAt: '2026-01-02T03:04:05+00:00',
      _links: {
        self: { title: 'Pact', href: base + path },
        'pb:consumer-version': {
          title: 'Consumer version',
          name: `version-${number}`,
          href: `${base}/consumer`,
        },
        'pb:provider': {
          title: 'Provider',
          name: textAt(recordAt(pact, 'provider'), 'name'),
          href: `${base}/pacticipants/${encodeURIComponent(textAt(recordAt(pact, 'provider'), 'name'))}`,
        },
        'pb:publish-verification-results': {
          title: 'Publish verification results',
          href: `${base}${path}/verification-results`,
        },
      },
    };
  }

  function pacticipant(name: string): object {
    const own = `${base}/pacticipants/${encodeURIComponent(name)}`;
    return {
      name,
      _links: {
        self: { href: own },
        'pb:branch-version': { href: `${own}/branches/{branch}/versions/{version}`, templated: true },
        'pb:version-tag': { href: `${own}/versions/{version}/tags/{tag}`, templated: true },
      },
    };
  }

  const origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  base = (options.origin ?? origin) + below;
  return {
    url: origin + below,
    published,
    asked,
    get query() {
      return isRecord(query) ? query : {};
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function versionPath(pact: object, number: number): string {
  const [provider, consumer] = ['provider', 'consumer'].map((side) =>
    encodeURIComponent(textAt(recordAt(pact, side), 'name')),
  );
  return `/pacts/provider/${provider}/consumer/${consumer}/pact-version/sha${number}/metadata/c2VsZWN0b3Jz`;
}
