import { describe, expect, it } from 'vitest';
import { type CallOptions, createClient } from '../../../generated/open-api/client.ts';
import { textAt } from '../../../generator/load/openapi.ts';
import { accessKey, akSk, mockGuide } from '../../testing/running-mock.ts';

const mock = await mockGuide('open-api', 'platform');
const client = createClient({
  url: mock.url,
  credentials: { sdkHmacSha256: akSk, usagePush: accessKey },
});
const license = 'PLXXXXXX';
const isvUpdateFileReq = { type: 'CHARACTERS' as const, characters: '1' };
const asset = { asset_id: '1', deployed_type: 'image' as const };

/** A valid call of each exchange. */
const calls: Readonly<Record<string, (init: CallOptions) => Promise<Called>>> = {
  queryOrder: (init) => client.queryOrder({ query: { orderId: 'MOCKONDEMAND' } }, init),
  pushUsage: (init) => client.pushUsage({ usage_records: [] }, init),
  pushUsageV1: (init) => client.pushUsageV1({ usage_records: [] }, init),
  uploadFile: (init) => client.uploadFile({ path: { event_id: '1' }, body: { isvUpdateFileReq } }, init),
  activateLicense: (init) => client.activateLicense({ license }, init),
  activateLicenses: (init) => client.activateLicenses({ license_list: [license] }, init),
  queryLicense: (init) => client.queryLicense({ license }, init),
  queryLicenses: (init) => client.queryLicenses({ license_list: [license] }, init),
  reportSoftwareUsage: (init) => client.reportSoftwareUsage({ usage_info: [] }, init),
  queryDeployedObject: (init) => client.queryDeployedObject({ query: asset }, init),
};

interface Called {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

describe.each(mock.model.exchanges)('$name', ({ name, resultCodes }) => {
  const refusals = resultCodes?.codes.filter((code) => !code.for.includes('success')) ?? [];

  it.each(refusals)('answers $code when it is preferred', async ({ code, status }) => {
    const called = await calls[name]?.({ headers: { Prefer: `example=${code}` } });
    const body = called?.data ?? called?.error;
    expect(called?.response.status).toBe(status);
    expect([textAt(body, 'resultCode'), textAt(body, 'error_code')]).toContain(code);
    expect(mock.faults(name, status, body)).toBe('');
  });
});
