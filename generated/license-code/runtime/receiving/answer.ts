import { type AnswerBody, gathered } from './chunks.ts';
import type { RefusalRole, ResponseSignatureRule, ResultCode, ResultCodes } from './service.ts';

/** A response before it is sent. The body is text unless told, so that what is signed or stored is what is sent. */
export interface Answer<Body extends AnswerBody = string> {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Body;
}

/** The answer of a handler with another status than the documented success: `return reply(404, { … })`. */
export class Reply<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: Status, body: Body, headers: Readonly<Record<string, string>>) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/**
 * @param headers besides the content type, e.g. `{ Location: '…' }`; `{ 'content-type': 'text/csv' }` where the document has several
 *   media types and the body alone does not say which
 */
export function reply<Status extends number, Body>(
  status: Status,
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): Reply<Status, Body> {
  return new Reply(status, body, headers);
}

/** Thrown by a handler to answer a documented result code: `throw new ResultError('000003', 'no such instance')`. */
export class ResultError extends Error {
  override readonly name = 'ResultError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Told by its shape: a handler that several guides share may throw the class of another guide's copy. */
export function isResultError(error: unknown): error is ResultError {
  return (
    error instanceof Error &&
    error.name === 'ResultError' &&
    'code' in error &&
    typeof error.code === 'string'
  );
}

/**
 * JSON with every character outside ASCII escaped. It is the same JSON value, and the platform asks for it:
 * Chinese text must be written as Unicode escapes (zh-cn_topic_0070649428).
 */
export function asciiJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  // To look first is faster than to replace nothing.
  if (!/[\u0080-\uffff]/.test(text)) return text;
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function jsonAnswer(status: number, body: unknown, contentType = 'application/json'): Answer {
  if (body === undefined) return { status, headers: {}, body: '' };
  return { status, headers: { 'content-type': contentType }, body: asciiJson(body) };
}

/** The answer with its signature, over the very bytes that are sent. */
export function signedAnswer(answer: Answer, rule: ResponseSignatureRule | undefined): Answer {
  return rule === undefined ? answer : signed(answer, new TextEncoder().encode(answer.body), rule);
}

/** The same for any body. A signature covers the whole, so that chunks are gathered first. */
export async function signedWhole(
  answer: Answer<AnswerBody>,
  rule: ResponseSignatureRule | undefined,
): Promise<Answer<AnswerBody>> {
  const { body } = answer;
  if (rule === undefined) return answer;
  if (typeof body === 'string') return signedAnswer({ ...answer, body }, rule);
  const bytes = body instanceof Uint8Array ? body : await gathered(body);
  return signed({ ...answer, body: bytes }, bytes, rule);
}

function signed<Body extends AnswerBody>(
  answer: Answer<Body>,
  body: Uint8Array,
  { scheme, credentials }: ResponseSignatureRule,
): Answer<Body> {
  const signature = scheme.sign({ headers: answer.headers, body }, credentials);
  return { ...answer, headers: { ...answer.headers, ...signature } };
}

/** The answer to a result code, in the document's own fields and with its own HTTP status. */
export function resultAnswer(codes: ResultCodes, { code, message }: ResultCode): Answer {
  return jsonAnswer(codes.statuses[code] ?? 200, {
    [codes.code]: code,
    [codes.message]: message.slice(0, 255),
  });
}

const problems = {
  unauthorized: [401, 'Unauthorized'],
  stale: [401, 'Unauthorized'],
  invalid: [400, 'Bad Request'],
  internal: [500, 'Internal Server Error'],
} as const satisfies Record<RefusalRole, readonly [number, string]>;

/** A refusal by the receiver itself: a result code where the document has them, else RFC 9457 problem details. */
export function refusal(
  codes: ResultCodes | undefined,
  role: RefusalRole,
  detail: string,
  own?: number,
): Answer {
  if (codes !== undefined) {
    const { code, message } = codes.roles[role];
    return resultAnswer(codes, { code, message: detail === '' ? message : `${message}: ${detail}` });
  }
  const [status, title] = own === undefined ? problems[role] : [own, detail];
  return jsonAnswer(
    status,
    { title, status, ...(detail === '' ? {} : { detail }) },
    'application/problem+json',
  );
}
