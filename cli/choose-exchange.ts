import { isRecord } from '../generator/load/openapi.ts';
import type { Exchange, Model } from '../generator/model/model.ts';
import { CommandError } from './exit.ts';

/** What the command line says of a callback. */
interface Choice {
  /** Name of the exchange. */
  readonly activity: string | undefined;
  readonly body: string | undefined;
  readonly query?: string | undefined;
}

/**
 * The callback that is named; else the one whose activity stands in the body or the query.
 *
 * @throws CommandError that lists the callbacks when none is meant, or two different ones are
 */
export function chooseExchange({ id, exchanges, dispatch }: Model, choice: Choice): Exchange {
  const { activity: name, body, query } = choice;
  const callbacks = exchanges.filter(({ kind }) => kind === 'webhook');
  if (callbacks.length === 0)
    throw new CommandError(
      `${id} has no callbacks. Calls to the platform are signed by the generated client.`,
    );
  const hasBody = callbacks.some((exchange) => exchange.body !== undefined);
  if (!hasBody && body !== undefined)
    throw new CommandError(`The callbacks of ${id} have no body. Give their parameters with --query.`);
  if (hasBody && query !== undefined)
    throw new CommandError(`The callbacks of ${id} have no query but the signature. Give it with --body.`);
  const said = dispatch === undefined ? undefined : activityIn(choice, dispatch.name);
  const found = chosen(callbacks, name, said);
  if (found !== undefined && said !== undefined && said !== found.activity)
    throw new CommandError(
      `The ${hasBody ? 'body' : 'query'} is for ${String(said)}, not for ${found.name}. Leave one of the two out.`,
    );
  if (found !== undefined) return found;
  const known = `There are: ${callbacks.map((exchange) => exchange.name).join(', ')}.`;
  if (name !== undefined || said !== undefined)
    throw new CommandError(`${id} has no exchange ${name ?? String(said)}. ${known}`);
  if (dispatch === undefined)
    throw new CommandError(`Name an exchange of ${id}: neither body nor query tell it. ${known}`);
  throw new CommandError(
    `Name an exchange of ${id} or give a ${hasBody ? '--body' : '--query'} with its ${dispatch.name}. ${known}`,
  );
}

function chosen(
  callbacks: readonly Exchange[],
  name: string | undefined,
  said: unknown,
): Exchange | undefined {
  if (name !== undefined) return callbacks.find((exchange) => exchange.name === name);
  if (said !== undefined) return callbacks.find((exchange) => exchange.activity === said);
  return callbacks.length === 1 ? callbacks[0] : undefined;
}

function activityIn({ body, query }: Choice, field: string): unknown {
  if (query !== undefined) return new URLSearchParams(query).get(field) ?? undefined;
  try {
    const value: unknown = JSON.parse(body ?? '');
    return isRecord(value) ? value[field] : undefined;
  } catch {
    return undefined;
  }
}
