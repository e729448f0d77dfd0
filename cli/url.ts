import { CommandError } from './exit.ts';

/** @throws CommandError when the text is no http(s) address */
export function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new CommandError(`${text} is no address. Write it whole, like https://www.example.com/saasproduce.`);
}

/** @throws CommandError when the text is no port */
export function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new CommandError(`${text} is no port. Choose a number from 1 to 65535, or 0 for any free one.`);
}
