/** A server-sent event as it came. */
export interface ReceivedEvent {
  readonly data: unknown;
  readonly event?: string;
  readonly id?: string;
  /** Milliseconds to wait before calling again. */
  readonly retry?: number;
}

/**
 * The events of a stream, each as soon as it is whole. Whoever stops to read closes the connection.
 *
 * @param data what the data is read as; data that should be JSON and is none comes as text
 */
export async function* readEvents(
  stream: ReadableStream<Uint8Array>,
  data: 'json' | 'text',
): AsyncGenerator<ReceivedEvent, void, undefined> {
  let lines: string[] = [];
  for await (const line of linesOf(stream)) {
    if (line !== '') {
      lines.push(line);
      continue;
    }
    const event = eventOf(lines, data);
    lines = [];
    if (event !== undefined) yield event;
  }
}

/** The JSON values of a stream, one a line. */
export async function* readLines(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<unknown, void, undefined> {
  for await (const line of linesOf(stream)) {
    // JSON text sequences begin each value with a mark.
    const text = line.startsWith('\x1e') ? line.slice(1) : line;
    if (text.trim() !== '') yield JSON.parse(text) as unknown;
  }
}

/** What has no data is a comment, or a sign of life. */
function eventOf(lines: readonly string[], read: 'json' | 'text'): ReceivedEvent | undefined {
  const data: string[] = [];
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === 'data') data.push(value);
    else fields.set(name, value);
  }
  if (data.length === 0) return undefined;
  const [event, id, retry] = ['event', 'id', 'retry'].map((name) => fields.get(name));
  const text = data.join('\n');
  return {
    data: read === 'json' ? parsed(text) : text,
    ...(event === undefined ? {} : { event }),
    ...(id === undefined ? {} : { id }),
    ...(retry === undefined || !/^\d+$/.test(retry) ? {} : { retry: Number(retry) }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Lines end in LF, CR LF or CR; what stands behind the last end is a line only when the stream is over. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      rest += decoder.decode(next.value, { stream: true });
      // A CR at the very end may be half of an end.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      yield* lines;
    }
    yield* (rest + decoder.decode()).split(/\r\n|\n|\r/);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
