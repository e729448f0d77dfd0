import { styleText } from 'node:util';
import type { Passed } from '../contracts/proxy/pass-on.ts';
import type { Model } from '../generator/model/model.ts';

/** What passed the proxy, in a line for the request, one for the answer and one for the signature of that. */
export function proxyWords(
  { exchanged: { exchange, sent, received }, failure, unsigned }: Passed,
  model: Model,
): string {
  const content = sent.method === 'GET' ? new URL(sent.url).search : sent.body;
  const status = styleText(received.status === 200 ? 'green' : 'red', String(received.status));
  const isSigned = model.exchanges.some(
    ({ name, responseSignature }) => name === exchange && responseSignature !== undefined,
  );
  const signature =
    unsigned === undefined ? 'The signature of the answer holds.' : styleText('red', unsigned);
  return [
    `→ ${sent.method} ${exchange === '' ? unknownWords(model) : exchange}  ${content.slice(0, 200)}`,
    `← ${status}  ${failure ?? received.body.slice(0, 200)}`,
    ...(isSigned && failure === undefined ? [`  ${signature}`] : []),
  ].join('\n');
}

/** What would have been a known exchange. */
function unknownWords({ id, exchanges, dispatch }: Model): string {
  const callbacks = exchanges.filter(({ kind }) => kind === 'webhook');
  const [way, known] =
    dispatch === undefined
      ? ['method and path', callbacks.map(({ method, path }) => `${method.toUpperCase()} ${path}`)]
      : [
          `${callbacks[0]?.method.toUpperCase()} and ${dispatch.name} in the ${dispatch.in}`,
          callbacks.map(({ name }) => name),
        ];
  return `an unknown exchange (${id} tells them by ${way}: ${known.join(', ')})`;
}
