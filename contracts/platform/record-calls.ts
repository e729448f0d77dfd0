import type { MockEvent } from '../../mock/answer-request.ts';
import type { Log } from '../../mock/log.ts';
import type { SignableRequest } from '../../runtime/signing/scheme.ts';
import type { Received, Sent } from '../exchanged.ts';
import type { PlatformCall, PlatformFault } from './platform-call.ts';

/** Writes down what a mock platform is called for. */
export interface CallRecord {
  /** In the order in which they were answered; it grows. */
  readonly calls: readonly PlatformCall[];
  /** For the mock. */
  readonly log: Log;
}

export function recordCalls(): CallRecord {
  const calls: PlatformCall[] = [];
  return {
    calls,
    log(event, request) {
      const fault = faultOf(event);
      calls.push({
        exchanged: { exchange: event.exchange ?? '', sent: sentOf(request), received: receivedOf(event) },
        at: Date.now(),
        ...(fault === undefined ? {} : { fault }),
      });
    },
  };
}

/** What these hold is the merchant's own doing; what the others ask for may be something that it was told of wrongly. */
const judgedByState: readonly (string | undefined)[] = ['pushUsage', 'pushUsageV1', 'uploadFile'];

function faultOf({ role, cause, exchange }: MockEvent): PlatformFault | undefined {
  if (cause === undefined || role === 'internal') return undefined;
  if (role === 'unauthorized' || role === 'stale') return { about: 'signature', message: cause };
  if (role !== undefined || judgedByState.includes(exchange)) return { about: 'parameters', message: cause };
  return exchange === undefined ? { about: 'address', message: cause } : undefined;
}

function sentOf({ method, url, headers, body }: SignableRequest): Sent {
  return {
    method,
    url: url.href,
    headers: Object.fromEntries(headers),
    body: new TextDecoder().decode(body),
  };
}

function receivedOf({ answer: { status, headers, body } }: MockEvent): Received {
  const text = String(body);
  return { status, headers, body: text, json: undefined, durationMs: 0 };
}
