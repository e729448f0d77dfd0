import { createHmac } from 'node:crypto';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import { authenticating, misreading, writing } from '../guide-alter.ts';
import { type GuideChange, guideKey, unauthorized } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

/** A merchant who makes the token of the parameters in its own way. */
function tokenOf(
  make: (parameters: readonly (readonly [string, string])[], timeStamp: string) => string,
): GuideChange {
  return misreading('auth-token', ({ url }: SignableRequest) => {
    const all = [...url.searchParams].filter(([name]) => name !== 'authToken');
    return {
      sent: (url.searchParams.get('authToken') ?? '').replaceAll(' ', '+'),
      wanted: make(all, url.searchParams.get('timeStamp') ?? ''),
    };
  });
}

const joined = (parameters: readonly (readonly [string, string])[]) =>
  parameters.map(([name, value]) => `${name}=${value}`).join('&');
const sorted = (parameters: readonly (readonly [string, string])[]) =>
  parameters.toSorted(([a], [b]) => (a < b ? -1 : 1));
const digest = (key: string, text: string, form: 'base64' | 'hex' = 'base64') =>
  createHmac('sha256', key).update(text).digest(form);

/** Mistakes with the token of GET callbacks. */
export const tokenFaults: readonly GuideFault[] = [
  {
    fault: 'makes the token of the values as they stand in the URL',
    change: tokenOf((parameters, timeStamp) =>
      digest(
        guideKey + timeStamp,
        joined(sorted(parameters).map(([name, value]) => [name, encodeURIComponent(value)])),
      ),
    ),
    // Several IDs are separated by commas, which are encoded, too.
    fails: ['signature.encoded-values', 'life-cycle.query-several'],
  },
  {
    fault: 'takes a plus sign for itself, where a blank is meant',
    change: authenticating((normally) => (request) => {
      const text = request.url.search;
      return /(?<!authToken)=[^&]*\+/.test(text) ? unauthorized : normally(request);
    }),
    fails: ['signature.encoded-values'],
  },
  {
    fault: 'takes a plus sign in the token for a blank',
    change: authenticating((normally) => (request) => {
      const token = request.url.searchParams.get('authToken') ?? '';
      return token.includes('+')
        ? { resultCode: '000001', resultMsg: 'token is invalid' }
        : normally(request);
    }),
    fails: ['signature.plus-sign'],
  },
  {
    fault: 'leaves empty parameters out of the token',
    change: tokenOf((parameters, timeStamp) =>
      digest(guideKey + timeStamp, joined(sorted(parameters.filter(([, value]) => value !== '')))),
    ),
    fails: ['signature.empty-parameter'],
  },
  {
    fault: 'makes the token of the parameters in the order in which they came',
    change: tokenOf((parameters, timeStamp) => digest(guideKey + timeStamp, joined(parameters))),
    // Most requests come sorted, but for the time stamp.
    fails: ['signature.parameter-order', 'life-cycle.trial-to-formal'],
    warns: ['life-cycle.whole-life-trial'],
  },
  {
    fault: 'sorts the parameters without regard to case',
    change: tokenOf((parameters, timeStamp) =>
      digest(
        guideKey + timeStamp,
        joined(parameters.toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))),
      ),
    ),
    fails: ['signature.parameter-order'],
  },
  {
    fault: 'makes the token of the parameters that it knows',
    change: tokenOf((parameters, timeStamp) =>
      digest(
        guideKey + timeStamp,
        joined(sorted(parameters.filter(([name]) => !/^future|zone|^_/i.test(name)))),
      ),
    ),
    fails: [
      'signature.added-parameter',
      'signature.additional-parameter',
      'signature.empty-parameter',
      'signature.parameter-order',
      'tolerance.unknown-fields',
    ],
  },
  {
    fault: 'uses the key without the time stamp',
    change: tokenOf((parameters) => digest(guideKey, joined(sorted(parameters)))),
    fails: ['signature.valid'],
  },
  {
    fault: 'writes the token in hexadecimal digits',
    change: tokenOf((parameters, timeStamp) =>
      digest(guideKey + timeStamp, joined(sorted(parameters)), 'hex'),
    ),
    fails: ['signature.valid'],
  },
  {
    fault: 'compares tokens without regard to case',
    change: misreading('auth-token', ({ url: { searchParams } }) => {
      const all = [...searchParams].filter(([name]) => name !== 'authToken');
      return {
        sent: (searchParams.get('authToken') ?? '').toLowerCase(),
        wanted: digest(guideKey + searchParams.get('timeStamp'), joined(sorted(all))).toLowerCase(),
      };
    }),
    fails: ['signature.wrong'],
  },
  {
    fault: 'compares only the characters of the token that came',
    change: authenticating((normally) => (request) => {
      const { searchParams } = request.url;
      const token = searchParams.get('authToken');
      const all = [...searchParams].filter(([name]) => name !== 'authToken');
      const right = digest(guideKey + searchParams.get('timeStamp'), joined(sorted(all)));
      return token !== null && right.startsWith(token) ? undefined : normally(request);
    }),
    fails: ['signature.truncated'],
  },
];

/** Mistakes with Body-Sign. */
export const bodySignFaults: readonly GuideFault[] = [
  {
    fault: 'signs no refusal',
    change: (parts) => ({
      headers: (text, answer) =>
        answer['resultCode'] === '000001' || answer['resultCode'] === '000002'
          ? {}
          : parts.headers(text, answer),
    }),
    fails: ['response-signature.present'],
  },
  {
    fault: 'writes the name of its signature as Body-sign',
    change: renamed((value) => ({ 'Body-sign': value })),
    fails: ['response-signature.form'],
  },
  {
    fault: 'writes its signature without quotes',
    change: renamed((value) => ({ 'Body-Sign': value.replaceAll('"', '') })),
    fails: ['response-signature.form'],
  },
  {
    fault: 'signs its answers with another key',
    change: () => ({
      headers: (text) => ({
        'Body-Sign': `sign_type="HMAC-SHA256", signature="${digest(`${guideKey}20200727073711903`, text)}"`,
      }),
    }),
    fails: ['response-signature.valid'],
  },
  {
    fault: 'writes a line feed behind the body that it has signed',
    change: writing(
      () => 200,
      'application/json',
      (text) => `${text}\n`,
    ),
    fails: ['response-signature.valid'],
  },
];

function renamed(make: (value: string) => Record<string, string>): GuideChange {
  return (parts) => ({
    headers: (text, answer) => make(parts.headers(text, answer)['Body-Sign'] ?? ''),
  });
}
