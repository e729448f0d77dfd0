const encoder = new TextEncoder();

/** A comment, so that headers go out before there is any event. */
export const noEvent: Uint8Array = encoder.encode(':\n\n');

/** A server-sent event as its bytes: data is text as it is, all else JSON. */
export function eventBytes(event: unknown): Uint8Array {
  const { data, event: name, id, retry }: Record<string, unknown> = Object(event);
  const fields: readonly (readonly [string, unknown])[] = [
    ['event', name],
    ['id', id],
    ['retry', retry],
    ['data', typeof data === 'string' ? data : JSON.stringify(data)],
  ];
  const lines = fields.flatMap(([field, value]) =>
    value === undefined || value === null ? [] : linesOf(field, String(value)),
  );
  return encoder.encode(`${lines.join('\n')}\n\n`);
}

/** Of all fields, only data may have several lines. */
function linesOf(field: string, text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return (field === 'data' ? lines : [lines.join(' ')]).map((line) => `${field}: ${line}`);
}

/** A JSON value as a line; in JSON text sequences each begins with a mark. */
export function lineBytes(value: unknown, isSequence: boolean): Uint8Array {
  return encoder.encode(`${isSequence ? '\x1e' : ''}${JSON.stringify(value)}\n`);
}
