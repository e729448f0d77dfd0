import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSender } from '../../generated/saas-v1/client.ts';
import { KEY } from './merchant.test-helper.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PORT: '0', DATABASE: ':memory:', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, exit: once(child, 'exit'), errors: text(child.stderr) };
}

describe('main', () => {
  it('answers callbacks until it is stopped', async () => {
    const { child, exit, errors } = start({ KOO_ACCESS_KEY: KEY });
    const [output] = await once(child.stdout, 'data');
    const url = /http:\S+/.exec(String(output))?.[0] ?? '';

    const { data } = await createSender({ url, credentials: { key: KEY } }).releaseInstance({
      query: { instanceId: 'never-issued', orderId: 'CS1' },
    });
    child.kill('SIGTERM');

    expect(data?.resultCode).toBe('000003');
    expect(await exit).toEqual([0, null]);
    expect(await errors).toContain('000003');
  });

  it('says what is missing and ends with 2', async () => {
    const { exit, errors } = start({});

    expect(await exit).toEqual([2, null]);
    expect(await errors).toContain('KOO_ACCESS_KEY');
  });
});
