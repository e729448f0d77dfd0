/** The request that asked for a callback, and its answer where the address stands in it. */
export interface Trigger {
  /** Address that was called, its query included. */
  readonly url: URL | string;
  readonly method?: string;
  readonly headers?: Headers;
  /** Values of the path parameters. */
  readonly path?: Readonly<Record<string, unknown>>;
  /** Parsed. */
  readonly body?: unknown;
  readonly response?: {
    readonly status?: number;
    readonly headers?: Headers;
    readonly body?: unknown;
  };
  /** Where the callback goes, whatever the document says: in some the address was agreed on before. */
  readonly address?: string;
}

/**
 * The address of a callback: its runtime expression with the values of the request that asked for it.
 * Whoever sent that request chose the address; check it before you call what only your own network can reach.
 *
 * @param expression `{$request.body#/callbackUrl}/done`, or an address without any
 * @throws Error when a value is missing, or what comes out is no address of http or https
 */
export function callbackUrl(expression: string, trigger: Trigger): string {
  const bare = expression.startsWith('$') ? `{${expression}}` : expression;
  const address = trigger.address ?? filled(bare, trigger);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href;
  throw new Error(
    `The callback goes to ${expression}, which is ${JSON.stringify(address)}: no address of http or https. Give the trigger an address.`,
  );
}

function filled(expression: string, trigger: Trigger): string {
  return expression.replaceAll(/\{(\$[^}]*)\}/g, (_all, inner: string) => {
    const value = evaluate(inner, trigger);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return String(value);
    throw new Error(
      `The callback goes to ${expression}, but the request that asked for it has no text for ${inner}.`,
    );
  });
}

function evaluate(expression: string, trigger: Trigger): unknown {
  const { response } = trigger;
  if (expression === '$url') return new URL(trigger.url).href;
  if (expression === '$method') return trigger.method;
  if (expression === '$statusCode') return response?.status;
  const [, side = '', place = '', name = ''] =
    /^\$(request|response)\.(header|query|path|body)(?:[.#](.*))?$/s.exec(expression) ?? [];
  const { headers, body } = side === 'request' ? trigger : (response ?? {});
  if (place === 'header') return headers?.get(name) ?? undefined;
  if (place === 'body') return expression.includes('#') ? pointed(body, name) : body;
  if (side === 'request' && place === 'query')
    return new URL(trigger.url).searchParams.get(name) ?? undefined;
  if (side === 'request' && place === 'path') return own(trigger.path, name);
  return undefined;
}

/** Follows a JSON pointer. */
function pointed(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => own(node, key.replaceAll('~1', '/').replaceAll('~0', '~')), value);
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
