import { createHmac } from 'node:crypto';
import { authenticating, trusting } from '../guide-alter.ts';
import { guideKey, unauthorized } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

/** Checks that fail when no signature with time stamp and nonce is checked. */
export function uncheckedHash(parameters: readonly string[]): readonly string[] {
  return [
    ...parameters.map((name) => `signature.missing-${name}`),
    'signature.wrong',
    'signature.truncated',
    'signature.other-key',
    'signature.tampered-body',
    'signature.tampered-timestamp',
    'signature.tampered-nonce',
    'signature.malformed-timestamp',
    'signature.stale-timestamp',
  ];
}

/** Those that are found in real calls alone. */
export function uncheckedInReal(parameters: readonly string[]): readonly string[] {
  return [
    ...parameters.map((name) => `signature.missing-${name}`),
    'signature.wrong',
    'signature.other-key',
    'signature.tampered-body',
    'signature.stale-timestamp',
  ];
}

export const queryParameters = ['signature', 'timestamp', 'nonce'];
export const headerParameters = ['x-sign', 'x-timestamp', 'x-nonce'];

/** @param debugging how the body of a debugging call can be told */
export function hashFaults(parameters: readonly string[], debugging: string): readonly GuideFault[] {
  return [
    {
      fault: 'checks no signature of real calls',
      change: trusting((_request, text) => !text.includes(debugging)),
      fails: uncheckedInReal(parameters),
    },
    {
      fault: 'never looks at the clock',
      change: authenticating((normally) => (request) => {
        const answer = normally(request);
        const value = (name: string) => request.url.searchParams.get(name) ?? request.headers.get(name) ?? '';
        const [signature = '', timestamp = '', nonce = ''] = parameters.map(value);
        const isHeader = parameters === headerParameters;
        const hmac = (text: string) => createHmac('sha256', guideKey).update(text).digest('hex');
        const body = new TextDecoder().decode(request.body);
        const right = hmac(`${guideKey}${nonce}${timestamp}${isHeader ? body : hmac(body)}`);
        return signature.toLowerCase() === right && nonce !== '' && timestamp !== '' ? undefined : answer;
      }),
      fails: ['signature.stale-timestamp'],
      warns: ['signature.future-timestamp'],
    },
    {
      fault: 'compares with lower-case digits only',
      change: authenticating((normally) => (request) => {
        const [name = ''] = parameters;
        const sent = request.url.searchParams.get(name) ?? request.headers.get(name) ?? '';
        return /[A-Z]/.test(sent) ? unauthorized : normally(request);
      }),
      fails: ['signature.upper-case-hex'],
    },
  ];
}
