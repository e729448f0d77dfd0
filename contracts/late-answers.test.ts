import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../generator/model/model.ts';
import type { Report } from './result.ts';
import { acting, type Change } from './testing/alter.ts';
import { guideKey, guideKeyId } from './testing/guide-merchant.ts';
import { guideModel } from './testing/guide-model.ts';
import { saasModel } from './testing/model.ts';
import { startMerchant, testKey } from './testing/reference-merchant.ts';
import { type VerifyOptions, verify } from './verify.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

const never = () => new Promise<never>(() => {});

async function reportOn(change: Change, options: Partial<VerifyOptions> = {}): Promise<Report> {
  await using merchant = await startMerchant(change);
  return await verify({ url: merchant.url, key: testKey, model, timeout: 1.5, ...options });
}

const idsOf = ({ results }: Report, wanted: string) =>
  new Set(results.filter(({ status }) => status === wanted).map(({ id }) => id));

describe('a merchant that is late with every answer', () => {
  it.each<[string, Change]>([
    ['late', (parts) => ({ respond: (...to) => void pause(2500).then(() => parts.respond(...to)) })],
    ['silent', () => ({ respond: () => {} })],
  ])('gets a report, soon: %s', async (_name, change) => {
    const report = await reportOn(change);
    expect(idsOf(report, 'fail')).toEqual(new Set(['transport.in-time']));
    expect(idsOf(report, 'warn')).toEqual(new Set());
    expect(idsOf(report, 'pass')).not.toContain('transport.stays-up');
    expect(report.durationMs).toBeLessThan(20_000);
  });

  it('is told how long the guide allows, when that is longer than was waited', async () => {
    await using server = createServer(() => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const agents = await guideModel('agents-gateway');
    const report = await verify({
      url: `http://127.0.0.1:${port}/`,
      key: guideKey,
      keyId: guideKeyId,
      model: agents,
      timeout: 1,
    });
    server.closeAllConnections();
    expect(idsOf(report, 'fail')).toEqual(new Set(['transport.in-time']));
    expect(report.results.find(({ status }) => status === 'fail')?.message).toBe(
      'invokeAgent was not answered within 1 s. The guide allows 300 s: --timeout 300 waits that long.',
    );
  });
});

describe('a merchant that is late in one callback', () => {
  it.each(['newInstance', 'queryInstance', 'refreshInstance', 'upgradeInstance', 'releaseInstance'])(
    'fails by that alone: %s',
    async (name) => {
      const report = await reportOn(
        acting((fields, normally) => (fields['activity'] === name ? never() : normally())),
        { skip: ['pact'] },
      );
      expect(idsOf(report, 'fail')).toEqual(new Set(['transport.in-time']));
      expect(idsOf(report, 'warn')).toEqual(new Set());
      expect(idsOf(report, 'pass')).toContain('transport.stays-up');
    },
  );

  it('fails although only another check was chosen', async () => {
    const report = await reportOn(
      acting((fields, normally) => (fields['activity'] === 'newInstance' ? never() : normally())),
      { only: ['signature.wrong'] },
    );
    expect(idsOf(report, 'fail')).toEqual(new Set(['transport.in-time']));
    expect(idsOf(report, 'skip')).toEqual(new Set(['signature.wrong']));
  });
});
