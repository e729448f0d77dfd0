import type { Loaded } from '../../generator/load/load.ts';
import { dereference, isRecord, type OpenApi, recordAt, textAt } from '../../generator/load/openapi.ts';
import { formatOf } from '../../generator/model/media-type.ts';
import type { Content, Exchange, JsonSchema, Model } from '../../generator/model/model.ts';
import { findOperations } from '../../generator/model/operations.ts';

/** One exchange with all that its document says, every media type among it. */
export interface Documented {
  readonly exchange: Exchange;
  /** Keys that lead to the operation from the root of the document. */
  readonly keys: readonly string[];
  readonly bodyRequired: boolean;
  /** Of the request, by media type. */
  readonly contents: readonly Content[];
  readonly responses: readonly DocumentedResponse[];
}

export interface DocumentedResponse {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly contents: readonly Content[];
  readonly headers: readonly DocumentedHeader[];
}

export interface DocumentedHeader {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** Every exchange of a document. */
export function documentedExchanges({ openapi }: Pick<Loaded, 'openapi'>, model: Model): Documented[] {
  const operations = new Map(findOperations(openapi).map((operation) => [operation.name, operation]));
  return model.exchanges.map((exchange) => {
    const { kind, key, method, name } = exchange;
    const node = operations.get(name)?.node ?? {};
    const body = dereference(openapi, node['requestBody']);
    return {
      exchange,
      keys: [`${kind}s`, key, method],
      bodyRequired: exchange.body?.required ?? false,
      contents: contentsOf(openapi, body),
      responses: Object.entries(recordAt(node, 'responses')).map(([status, held]) => {
        const response = dereference(openapi, held);
        return { status, contents: contentsOf(openapi, response), headers: headersOf(openapi, response) };
      }),
    };
  });
}

function contentsOf(openapi: OpenApi, holder: unknown): Content[] {
  return Object.entries(recordAt(holder, 'content')).map(([mediaType, media]) => ({
    mediaType,
    format: formatOf(mediaType),
    required: false,
    schema: schemaIn(dereference(openapi, media)),
  }));
}

function headersOf(openapi: OpenApi, response: unknown): DocumentedHeader[] {
  return Object.entries(recordAt(response, 'headers')).map(([name, held]) => ({
    name,
    schema: schemaIn(dereference(openapi, held)),
  }));
}

function schemaIn(node: unknown): JsonSchema {
  const schema = isRecord(node) ? node['schema'] : undefined;
  return typeof schema === 'boolean' || isSchema(schema) ? schema : true;
}

function isSchema(value: unknown): value is JsonSchema {
  return isRecord(value);
}

/** The content of a media type: the very type, else a range that it falls into, such as `text/*`. */
export function contentFor(contents: readonly Content[], contentType: string): Content | undefined {
  const wanted = essence(contentType);
  const [family] = wanted.split('/');
  const ranges = [wanted, `${family}/*`, '*/*'];
  return ranges
    .map((range) => contents.find(({ mediaType }) => essence(mediaType) === range))
    .find((found) => found !== undefined);
}

/** A media type without its parameters. */
export function essence(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** What a status is documented as: itself, its hundred, or anything else. */
export function responseFor({ responses }: Documented, status: number): DocumentedResponse | undefined {
  const names = [String(status), `${String(status).charAt(0)}XX`, 'default'];
  return names
    .map((name) => responses.find((response) => response.status.toUpperCase() === name.toUpperCase()))
    .find((found) => found !== undefined);
}

/** Names of keys that travel as parameters by a security scheme alone: `header x-api-key`. */
export function securityParameters({ openapi }: Pick<Loaded, 'openapi'>): ReadonlySet<string> {
  const schemes = Object.values(recordAt(recordAt(openapi, 'components'), 'securitySchemes'));
  return new Set(
    schemes.map((held) => {
      const scheme = dereference(openapi, held);
      return `${textAt(scheme, 'in')} ${textAt(scheme, 'name')}`.toLowerCase();
    }),
  );
}

/** Paths that the documented servers stand below: `/v1` of `https://api.example/v1`. */
export function basePaths({ openapi }: Pick<Loaded, 'openapi'>): string[] {
  const servers = Array.isArray(openapi['servers']) ? openapi['servers'] : [];
  return servers.flatMap((server: unknown) => {
    const path = URL.parse(textAt(server, 'url'), 'http://localhost')?.pathname.replace(/\/$/, '') ?? '';
    return path === '' ? [] : [path];
  });
}
