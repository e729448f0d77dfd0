import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { ACCESS_KEY, line, senderTo } from './merchant.test-helper.ts';

const options = {
  accessKey: ACCESS_KEY,
  platform: { url: 'http://localhost:1', ak: 'demo-ak', sk: 'demo-sk' },
  database: ':memory:',
  onAnswer: () => {},
};

describe('createApp', () => {
  it('refuses an empty access key', () => {
    expect(() => createApp({ ...options, accessKey: '' })).toThrow('The key for newInstance is empty');
  });

  it('runs without a file', async () => {
    const app = createApp(options);
    const send = senderTo(await app.listen({ port: 0 }));

    const { data } = await send.releaseInstance({ instanceId: 'never-issued' });

    expect(data?.resultCode).toBe('000003');
    await app.close();
  });

  it('lets go of its database when it is closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'merchant-'));
    const database = join(folder, 'merchant.db');
    const app = createApp({ ...options, database });
    const send = senderTo(await app.listen({ port: 0 }));
    await send.refreshInstance({
      ...line('CS1'),
      instanceId: 'x',
      scene: 'RENEWAL',
      expireTime: '20301124023618',
    });

    // SQLite removes its write-ahead log when the last connection is closed.
    const before = existsSync(`${database}-wal`);
    await app.close();

    expect([before, existsSync(`${database}-wal`)]).toEqual([true, false]);
    rmSync(folder, { recursive: true });
  });
});
