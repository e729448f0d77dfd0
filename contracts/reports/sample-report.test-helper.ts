import type { Report, Result } from '../result.ts';

const rule = {
  source: '10-saas-v2.md',
  section: '2.2 Request signature',
  page: 'https://support.huaweicloud.com/accessg-marketplace/zh-cn_topic_0070649476.html',
};

export const passed: Result = {
  id: 'signature.valid',
  kind: 'check',
  exchange: 'newInstance',
  calls: 'debug',
  title: 'A correctly signed request is accepted',
  status: 'pass',
  rule,
  message: '',
  durationMs: 12,
};

export const failed: Result = {
  ...passed,
  id: 'signature.wrong',
  title: 'A request with a wrong signature is refused with 000001',
  status: 'fail',
  message: 'A request whose signature differs in its last digit was accepted.',
  background: 'queryInstance: Sent while the customer looks at a purchased service.',
  expected: 'resultCode 000001',
  actual: 'resultCode 000000 (success.), HTTP 200',
  request: {
    method: 'POST',
    url: 'https://shop.example/saas?signature=AB&timestamp=1680508066618&nonce=CD',
    headers: { accept: 'application/json', 'content-type': 'application/json;charset=utf8' },
    body: '{"activity":"queryInstance","instanceId":"a"}',
  },
  response: {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"resultCode":"000000"}',
    json: { resultCode: '000000' },
    durationMs: 34,
  },
  reproduce:
    'koocontract verify https://shop.example/saas --guide saas-v2 --only signature.wrong --calls debug',
};

export const warned: Result = {
  ...passed,
  id: 'life-cycle.upgrade',
  title: 'upgradeInstance succeeds, if the product can be upgraded',
  status: 'warn',
  message: 'upgradeInstance, which is optional, was refused.',
};

export const skipped: Result = {
  ...passed,
  id: 'life-cycle.query',
  title: 'queryInstance answers with an entry',
  status: 'skip',
  message: 'newInstance opens no instance; see life-cycle.create.',
};

export const waived: Result = {
  ...failed,
  status: 'warn',
  message:
    'Waived until 2027-01-31 (SHOP-12): A request whose signature differs in its last digit was accepted.',
  waived: { reason: 'SHOP-12', expires: '2027-01-31' },
};

export function reportOf(...results: readonly Result[]): Report {
  const count = (wanted: string) => results.filter(({ status }) => status === wanted).length;
  return {
    guide: 'saas-v2',
    url: 'https://shop.example/saas',
    startedAt: '2026-01-02T03:04:05.678Z',
    durationMs: 1234,
    summary: { passed: count('pass'), failed: count('fail'), warned: count('warn'), skipped: count('skip') },
    results,
  };
}

/** What several merchants come to: one waives, one fails, one is away. */
export function severalReports(): readonly Report[] {
  const away = {
    guide: 'kit-v2',
    url: 'https://kit.example/',
    unreachable: 'No connection to https://kit.example.',
  };
  return [
    { merchant: 'north', ...reportOf(passed, warned, waived) },
    { merchant: 'south', ...reportOf(passed, failed, skipped) },
    { merchant: 'south', ...reportOf(), ...away },
  ];
}

/** What a malicious merchant would put into its answers. */
export const hostileText = '<script>alert(1)</script> ]]> "\'& \u0000\u001b[31m\u202e\ud800 \ufffe';

export const hostile: Result = {
  ...failed,
  message: hostileText,
  actual: hostileText,
  request: { method: 'POST', url: `https://shop.example/?${hostileText}`, headers: {}, body: hostileText },
  response: {
    status: 200,
    headers: { 'content-type': hostileText },
    body: hostileText,
    json: undefined,
    durationMs: 1,
  },
  reproduce: hostileText,
};
