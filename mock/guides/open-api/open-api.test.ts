import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../generated/open-api/client.ts';
import { loadDocument } from '../../../generator/load/load.ts';
import { type Mock, startMock } from '../../start-mock.ts';
import { accessKey, akSk, credentials } from '../../testing/running-mock.ts';

const document = await loadDocument('spec/open-api.yaml');

async function start(): Promise<{ mock: Mock; client: ReturnType<typeof createClient> }> {
  const mock = await startMock({ documents: [document], as: 'platform', port: 0, credentials });
  onTestFinished(() => mock.close());
  const client = createClient({
    url: mock.url,
    credentials: { sdkHmacSha256: akSk, usagePush: accessKey },
  });
  return { mock, client };
}

/** An hour ago, as the usage push writes it. */
function hoursAgo(hours: number): string {
  const iso = new Date(Date.now() - hours * 3_600_000).toISOString();
  return `${iso.replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
}

describe('the mock of the Open APIs', () => {
  it('forgets everything with a restart', async () => {
    const license = 'PLXXXXXX';
    const record = {
      instance_id: 'instance-1',
      metering_sn: 'number-1',
      begin_time: hoursAgo(2),
      end_time: hoursAgo(1),
      record_time: hoursAgo(1),
      usage_value: '1',
    };
    for (let run = 0; run < 2; run++) {
      const { mock, client } = await start();
      expect(await (await fetch(`${mock.url}/__mock/usage`)).json()).toEqual([]);
      expect(await (await fetch(`${mock.url}/__mock/uploads`)).json()).toEqual([]);
      expect((await client.queryLicense({ license })).data).toMatchObject({ error_code: '92020011' });
      expect((await client.activateLicense({ license })).data).toMatchObject({ error_code: '92020000' });
      const { data } = await client.pushUsage({ usage_records: [record] });
      expect(data).toMatchObject({ error_code: 'MKT.0000' });
      const isvUpdateFileReq = { type: 'CHARACTERS' as const, characters: '1' };
      await client.uploadFile({ path: { event_id: 'e' }, body: { isvUpdateFileReq } });
      expect(await (await fetch(`${mock.url}/__mock/usage`)).json()).toMatchObject([{ record }]);
      expect(await (await fetch(`${mock.url}/__mock/uploads`)).json()).toMatchObject([{ event_id: 'e' }]);
      await mock.close();
    }
  });

  it('tells where to look, and its test values', async () => {
    const { mock } = await start();
    const help = mock.help.join('\n');
    for (const word of [`${mock.url}/__mock/usage`, `${mock.url}/__mock/uploads`, 'PLXXXXXX', 'TEST-CLOSED'])
      expect(help).toContain(word);
  });

  it('finds deployed objects by asset, type, region and version', async () => {
    const { client } = await start();
    const asset_id = '5848036e33fb4d4fa408c63fc3a9c8ab';
    const find = async (query: object, deployed_type: 'software_package' | 'image' = 'software_package') => {
      const { data } = await client.queryDeployedObject({ query: { asset_id, deployed_type, ...query } });
      return data?.data?.map((object) => [object.asset_id, object.deployed_type]);
    };
    expect(await find({})).toEqual([[asset_id, 'software_package']]);
    expect(await find({ asset_version: 'V1.0' })).toEqual([[asset_id, 'software_package']]);
    expect(await find({ region: 'cn-north-4' }, 'image')).toEqual([[asset_id, 'image']]);
    expect(await find({ asset_id: `${asset_id}-1` }, 'image')).toEqual([[`${asset_id}-1`, 'image']]);
    expect(await find({ asset_version: 'V2.0' })).toEqual([]);
    expect(await find({ region: 'cn-south-1' }, 'image')).toEqual([]);
    expect(await find({ asset_id: 'another' })).toEqual([]);
  });
});
