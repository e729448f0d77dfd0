import type { Calls } from '../result.ts';

/** What every command to the same merchant has in common. */
export interface Target {
  readonly guide: string;
  readonly url: string;
  /** Environment variable that holds the access key; the commands never hold the key itself. */
  readonly keyEnv: string;
}

/** Sends a body again, freshly signed: time stamps expire, so a plain curl command would be refused a minute later. */
export function sendAgain(target: Target, body: string): string {
  return `koocontract sign --guide ${quote(target.guide)} --to ${quote(target.url)} --body ${quote(body)}${keyOption(target)} | sh`;
}

/** Runs checks again: for requests that are wrong on purpose, and for those that need others before them. */
export function checkAgain(target: Target, ids: readonly string[], calls: Calls): string {
  return `koocontract verify ${quote(target.url)} --guide ${quote(target.guide)} --only ${ids.map(quote).join(' ')} --calls ${calls}${keyOption(target)}`;
}

function keyOption({ keyEnv }: Target): string {
  return keyEnv === 'KOO_ACCESS_KEY' ? '' : ` --key-env ${quote(keyEnv)}`;
}

/** Quotes a word for a POSIX shell, unless it is harmless as it stands. */
export function quote(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
