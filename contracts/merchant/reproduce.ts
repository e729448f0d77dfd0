import type { Model } from '../../generator/model/model.ts';
import type { Exchanged } from '../exchanged.ts';
import type { Calls } from '../result.ts';
import { signingParameters } from './signing-parameters.ts';

/** What every command to the same merchant has in common. */
export interface Target {
  readonly guide: string;
  readonly url: string;
  /** Environment variable that holds the access key; the commands never hold the key itself. */
  readonly keyEnv: string;
  /** Further words that a command line repeats. */
  readonly repeated?: readonly string[] | undefined;
}

/** Sends a request again, freshly signed: time stamps expire, so a plain curl command would be refused a minute later. */
export function sendAgain(
  target: Target & { readonly model: Pick<Model, 'exchanges' | 'dispatch'> },
  { exchange, sent }: Pick<Exchanged, 'exchange' | 'sent'>,
): string {
  // Where one address serves all, body or query name the exchange by themselves.
  const name = target.model.dispatch === undefined && exchange !== '' ? ` ${quote(exchange)}` : '';
  const content =
    sent.method === 'GET'
      ? `--query ${quote(ownQuery(target, exchange, sent.url))}`
      : `--body ${quote(sent.body)}`;
  return `npx koocontract sign${name} --guide ${quote(target.guide)} --to ${quote(target.url)} ${content}${keyOption(target)} | sh`;
}

/** The query of a request without what its signature and the merchant's address have added. */
function ownQuery({ model, url }: Parameters<typeof sendAgain>[0], name: string, sent: string): string {
  const { searchParams } = new URL(sent);
  const exchange = model.exchanges.find((candidate) => candidate.name === name) ?? model.exchanges[0];
  const signing = exchange === undefined ? [] : signingParameters(exchange);
  const added = [...signing.map((parameter) => parameter.name), ...new URL(url).searchParams.keys()];
  for (const each of added) searchParams.delete(each);
  return searchParams.toString();
}

/** Runs checks again: for requests that are wrong on purpose, and for those that need others before them. */
export function checkAgain(target: Target, ids: readonly string[], calls: Calls): string {
  return `npx koocontract verify ${quote(target.url)} --guide ${quote(target.guide)} --only ${ids.map(quote).join(' ')} --calls ${calls}${keyOption(target)}${repeatedOptions(target)}`;
}

function keyOption({ keyEnv }: Target): string {
  return keyEnv === 'KOO_ACCESS_KEY' ? '' : ` --key-env ${quote(keyEnv)}`;
}

function repeatedOptions({ repeated = [] }: Target): string {
  return repeated.map((word) => ` ${quote(word)}`).join('');
}

/** Quotes a word for a POSIX shell, unless it is harmless as it stands. */
export function quote(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
