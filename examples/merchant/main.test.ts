import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInstances } from './instances.ts';
import { ACCESS_KEY, line, senderTo } from './merchant.test-helper.ts';
import { type Platform, startPlatform } from './platform.test-helper.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const CRASH = new URL('./crash.test-hook.ts', import.meta.url).href;

let folder: string;
let database: string;
let platform: Platform;
let children: ChildProcess[];

beforeEach(async () => {
  children = [];
  folder = mkdtempSync(join(tmpdir(), 'merchant-'));
  database = join(folder, 'merchant.db');
  platform = await startPlatform();
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await platform[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

function start(changes: Record<string, string> = {}, flags: readonly string[] = []) {
  const child = spawn(process.execPath, [...flags, MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PORT: '0',
      DATABASE: database,
      KOO_PLATFORM_URL: platform.url,
      KOO_ACCESS_KEY: ACCESS_KEY,
      HUAWEICLOUD_SDK_AK: 'demo-ak',
      HUAWEICLOUD_SDK_SK: 'demo-sk',
      ...changes,
    },
  });
  children.push(child);
  const exit = once(child, 'exit');
  return {
    child,
    exit,
    errors: text(child.stderr),
    /** Resolves when the process listens. */
    async url(): Promise<string> {
      const [output] = await Promise.race([once(child.stdout, 'data'), exit]);
      const url = /http:\/\/\S+?:\d+/.exec(String(output))?.[0];
      if (url === undefined) throw new Error(`The merchant did not start: ${output}`);
      return url;
    },
  };
}

describe('main', () => {
  it('names every missing key and ends with 2', async () => {
    const { exit, errors } = start({ KOO_ACCESS_KEY: '', HUAWEICLOUD_SDK_SK: '' });

    expect(await exit).toEqual([2, null]);
    expect(await errors).toMatch(
      /^Missing in the environment: KOO_ACCESS_KEY, HUAWEICLOUD_SDK_SK\. The Seller/,
    );
  });

  it.each([{ PORT: 'eighty' }, { PORT: '70000' }, { KOO_PLATFORM_URL: 'mkt.myhuaweicloud.com' }])(
    'names a setting that is wrong and ends with 2: %j',
    async (setting) => {
      const { exit, errors } = start(setting);

      expect(await exit).toEqual([2, null]);
      expect(await errors).toMatch(/^(PORT|KOO_PLATFORM_URL) is .+, but must be .+\n$/);
    },
  );

  it('says why it could not start and ends with 2', async () => {
    const { exit, errors } = start({ DATABASE: join(folder, 'missing', 'merchant.db') });

    expect(await exit).toEqual([2, null]);
    expect(await errors).toMatch(/^Team Notes could not start\. Cannot open the database .+missing/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends well on %s', async (signal) => {
    const merchant = start();
    await merchant.url();

    merchant.child.kill(signal);

    expect(await merchant.exit).toEqual([0, null]);
    expect(await merchant.errors).toBe('');
  });

  it('finishes the instance that it had made when it was killed, and makes no second one', async () => {
    platform.knows('CS1');
    const dying = start({}, ['--import', CRASH]);
    const lost = senderTo(await dying.url()).newInstance({ ...line('CS1'), businessId: 'first' });
    await expect(lost).rejects.toThrow('fetch failed');
    expect(await dying.exit).toEqual([null, 'SIGKILL']);

    const merchant = start();
    const resent = await senderTo(await merchant.url()).newInstance({ ...line('CS1'), businessId: 'second' });
    merchant.child.kill();
    await merchant.exit;

    expect(resent.data).toEqual({ resultCode: '000000', resultMsg: 'success', instanceId: 'first' });
    const instances = openInstances(database);
    expect(instances.latest(10).map(({ id }) => id)).toEqual(['first']);
    instances.close();
  });
});
