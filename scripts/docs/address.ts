import { listAt, type OpenApi, textAt } from '../../generator/load/openapi.ts';
import { readDispatch } from '../../generator/model/extensions.ts';
import type { Exchange } from '../../generator/model/model.ts';
import type { Operation } from '../../generator/model/operations.ts';

/**
 * Method and address of an exchange, as Markdown. `{address}` is what the merchant has registered.
 *
 * @param fragment whether the sender keeps what stands behind `#`: a browser does, no server does
 */
export function addressInWords(
  openapi: OpenApi,
  exchange: Exchange,
  operation: Operation,
  fragment: boolean,
): string {
  const method = exchange.method.toUpperCase();
  if (exchange.kind === 'webhook') return webhookAddress(openapi, exchange, operation, method);
  const hosts = hostsOf(openapi, operation).map((host) => `\`${host}\``);
  const at = hosts.length === 0 ? '' : ` at ${hosts.join(', ')}`;
  return `\`${method} ${fragment ? exchange.key : exchange.path}\`${at}`;
}

function webhookAddress(
  openapi: OpenApi,
  { activity }: Exchange,
  { item, node }: Operation,
  method: string,
): string {
  const subpath = textAt(node, 'x-subpath') || textAt(item, 'x-subpath');
  const address = `${method} {address}${subpath === '/' ? '' : subpath}`;
  const dispatch = readDispatch(openapi);
  if (dispatch === undefined || activity === undefined) return `\`${address}\``;
  return dispatch.in === 'query'
    ? `\`${address}?${dispatch.name}=${activity}\``
    : `\`${address}\` with \`"${dispatch.name}": "${activity}"\``;
}

/** Of the operation, else of its path, else of the whole document. */
function hostsOf(openapi: OpenApi, { node, item }: Operation): string[] {
  const servers = [node, item, openapi].map((place) => listAt(place, 'servers'));
  const nearest = servers.find((list) => list.length > 0) ?? [];
  return nearest.map((server) => textAt(server, 'url').replace(/^https:\/\//, ''));
}
