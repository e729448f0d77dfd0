import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSender } from '../../generated/kit-v2/client.ts';
import { KEY, privateKey, success, tenant } from './merchant.test-helper.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PORT: '0', DATABASE: ':memory:', KOO_ACCESS_KEY: KEY, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, exit: once(child, 'exit'), errors: text(child.stderr) };
}

function keyFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'merchant-kit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'private-key.pem'), privateKey);
  return join(folder, 'private-key.pem');
}

describe('main', () => {
  it('answers callbacks until it is stopped', async () => {
    const { child, exit } = start({ KOO_PRIVATE_KEY_FILE: keyFile() });
    const [output] = await once(child.stdout, 'data');
    const url = /http:\S+/.exec(String(output))?.[0] ?? '';

    const { data } = await createSender({ url, credentials: { key: KEY } }).tenantSync(tenant);
    child.kill('SIGTERM');

    expect(data).toEqual(success);
    expect(await exit).toEqual([0, null]);
  });

  it('says which file is missing and ends with 2', async () => {
    const { exit, errors } = start({ KOO_PRIVATE_KEY_FILE: 'missing.pem' });

    expect(await exit).toEqual([2, null]);
    expect(await errors).toMatch(/missing\.pem.+\n.+KOO_PRIVATE_KEY_FILE/);
  });

  it('says that there is no key and ends with 2', async () => {
    const { exit, errors } = start({ KOO_PRIVATE_KEY_FILE: keyFile(), KOO_ACCESS_KEY: '' });

    expect(await exit).toEqual([2, null]);
    expect(await errors).toMatch(/The key for tenantSync is empty.+\n.+KOO_ACCESS_KEY/);
  });
});
