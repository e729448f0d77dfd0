/**
 * An answer of HTTP/1.1, as far as servers that are measured send them; `undefined` while it is not whole.
 *
 * @param received in latin1, so that a character is a byte
 */
export function readAnswer(received: string): { readonly status: number; readonly body: string } | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = received.slice(0, end);
  const body = received.slice(end + 4);
  const status = Number(head.slice(9, 12));
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
  if (length !== undefined) return body.length < Number(length) ? undefined : { status, body };
  // The chunk of no length ends a chunked body; without either, there is no body.
  if (/\r\ntransfer-encoding: *chunked/i.test(head) && !body.endsWith('0\r\n\r\n')) return undefined;
  return { status, body };
}
