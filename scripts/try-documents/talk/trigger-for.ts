import type { Exchange } from '../../../generator/model/model.ts';

/** What the sender of a callback is given, made so that its address is the receiver's. */
export interface MadeTrigger {
  url: string;
  method: string;
  headers: Headers;
  path: Record<string, unknown>;
  body: unknown;
  response: { status: number; headers: Headers; body: unknown };
  address?: string;
}

/**
 * The request that asked for a callback: where its runtime expression begins stands the address, in each other place a
 * word.
 *
 * @param url of the callback receiver
 */
export function triggerFor(
  { name, path, expression = '' }: Pick<Exchange, 'name' | 'path' | 'expression'>,
  url: string,
): MadeTrigger {
  const trigger: MadeTrigger = {
    url: 'http://127.0.0.1/',
    method: 'POST',
    headers: new Headers(),
    path: {},
    body: undefined,
    response: { status: 200, headers: new Headers(), body: undefined },
  };
  const bare = expression.startsWith('$') ? `{${expression}}` : expression;
  for (const found of bare.matchAll(/\{(\$[^}]*)\}/g))
    put(trigger, found[1] ?? '', found.index === 0 ? `${url}/${name}` : 'word');
  if (!/^https?:|^\{?\$/.test(expression)) trigger.address = url + path.replaceAll(/\{[^}]*\}/g, 'word');
  return trigger;
}

function put(trigger: MadeTrigger, inner: string, value: string): void {
  const [, side = '', place = '', name = ''] =
    /^\$(request|response)\.(header|query|path|body)(?:[.#](.*))?$/s.exec(inner) ?? [];
  const message = side === 'response' ? trigger.response : trigger;
  if (inner === '$url') trigger.url = value;
  else if (place === 'header') message.headers.set(name, value);
  else if (place === 'path') trigger.path[name] = value;
  else if (place === 'body') message.body = putAt(message.body, name.split('/').slice(1), value);
  else if (place === 'query') {
    const url = new URL(trigger.url);
    url.searchParams.set(name, value);
    trigger.url = url.href;
  }
}

function putAt(holder: unknown, [key, ...rest]: readonly string[], value: string): unknown {
  if (key === undefined) return value;
  const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
  const held: Record<string, unknown> = { ...Object(holder) };
  held[name] = putAt(held[name], rest, value);
  return held;
}
