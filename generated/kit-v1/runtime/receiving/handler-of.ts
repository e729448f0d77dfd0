import type { Handler } from './service.ts';

/**
 * A handler that is to be there: who runs TypeScript without its compiler hears of a missing one here.
 *
 * @throws Error that names it
 */
export function handlerOf<Handlers extends object>(
  handlers: Handlers,
  name: keyof Handlers & string,
): Handler {
  const handler: unknown = handlers[name];
  if (typeof handler === 'function') return (input, context) => handler.call(handlers, input, context);
  throw new Error(`handlers.${name} is missing. Each exchange that is not optional needs one.`);
}
