import { STATUS_CODES } from 'node:http';
import type { RawAnswer } from './forward.ts';

/** An answer of the proxy's own making: RFC 9457 problem details. */
export function problem(status: 400 | 413 | 502 | 504, detail: string): RawAnswer {
  return {
    status,
    rawHeaders: ['Content-Type', 'application/problem+json'],
    body: Buffer.from(JSON.stringify({ title: STATUS_CODES[status], status, detail })),
  };
}
