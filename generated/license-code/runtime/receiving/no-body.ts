import { type Answer, refusal } from './answer.ts';

/**
 * The answer to a request whose body was read before the receiver got it. A verdict on its signature would be wrong,
 * whatever it was; so it is HTTP 500, and a line in the log.
 *
 * @param remedy what to change, for the log
 */
export function bodyWasRead(method: string, url: URL, remedy: string): Answer {
  console.error(
    `koocontract: ${method} ${url.pathname} got HTTP 500, because something before the receiver (a body parser?) has read its body: the raw bytes, which its signature covers, are gone. ${remedy}`,
  );
  return refusal(undefined, 'internal', '');
}

/** The answer to a sender who hung up before its body was whole: nobody gets it, but servers and their logs want one. */
export const hungUp: Answer = { status: 400, headers: {}, body: '' };
