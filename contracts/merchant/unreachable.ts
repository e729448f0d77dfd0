import type { Sent } from '../exchanged.ts';
import type { Progress } from './send-request.ts';

/**
 * `connection`: nobody is there (refused, name unknown, no route, no TLS). `time-out`: no answer in time.
 * `unfinished`: the answer began in time but did not end. `broken`: a hang-up, or something that is not HTTP.
 */
export type UnreachableReason = 'connection' | 'time-out' | 'unfinished' | 'broken';

/** A request and how far it got. */
export interface Attempt extends Progress {
  readonly exchange: string;
  readonly sent: Sent;
  /** Seconds. */
  readonly timeout: number;
}

/** A request that got no whole answer; its message says why and how to mend it. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly reason: UnreachableReason;
  readonly exchange: string;
  readonly sent: Sent;
  /** Seconds that the answer was waited for. */
  readonly timeout: number;

  constructor(attempt: Attempt, cause: unknown) {
    const reason = reasonOf(cause, attempt);
    super(messageFor(reason, attempt, detailOf(cause)), { cause });
    this.reason = reason;
    this.exchange = attempt.exchange;
    this.sent = attempt.sent;
    this.timeout = attempt.timeout;
  }

  /** The server is there, but needs too long. */
  get isLate(): boolean {
    return this.reason === 'time-out' || this.reason === 'unfinished';
  }
}

function messageFor(reason: UnreachableReason, { sent, timeout }: Attempt, detail: string): string {
  switch (reason) {
    case 'connection':
      if (/wrong version number/.test(detail))
        return `The server at ${new URL(sent.url).host} speaks no TLS: try http: in place of https:.`;
      return `No connection to ${new URL(sent.url).origin} (${detail}). Is the server running, and are name and port right?`;
    case 'time-out':
      return `No answer within ${timeout} s.`;
    case 'unfinished':
      return `The answer began, but did not end within ${timeout} s. Is its Content-Length right?`;
    case 'broken':
      return `The server took the connection but sent no whole HTTP answer (${detail}). Did it crash or hang up?`;
  }
}

function reasonOf(error: unknown, { connected, begun }: Progress): UnreachableReason {
  if (error instanceof Error && error.name === 'TimeoutError')
    return begun ? 'unfinished' : connected ? 'time-out' : 'connection';
  const { code, message } = rootOf(error);
  // A connection that is cut during the TLS handshake comes as ECONNRESET too, but then nobody has answered yet.
  if (message.includes('before secure TLS')) return 'connection';
  const isBroken = /^(?:ECONNRESET|EPIPE|HPE_)/.test(code);
  return begun || isBroken ? 'broken' : 'connection';
}

function detailOf(error: unknown): string {
  const { code, message } = rootOf(error);
  return [code, message].filter((text) => text !== '').join(': ');
}

/** Of several addresses that were tried (IPv4, IPv6) the error has the code, and each one's own a message. */
function rootOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  if (error.cause instanceof Error) return rootOf(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
