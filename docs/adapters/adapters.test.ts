import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSender } from '../../generated/saas-v2/client.ts';
import { packageRoot } from '../../generator/package-root.ts';

const here = import.meta.dirname;
const read = (name: string): string => readFileSync(join(here, name), 'utf8');
const page = read('../adapters.md');
const programs = ['node.ts', 'express.ts', 'fastify.ts', 'koa.ts', 'nest.ts', 'hono.ts'];
const key = 'demo-access-key-0123456789';

/** Starts a program in a folder of its own, and tells its port. */
async function start(program: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'koocontract-adapters-'));
  const child = fork(join(here, program), {
    cwd: folder,
    execArgv: ['--import', pathToFileURL(join(here, 'testing/tell-port.ts')).href],
    env: { ...process.env, PORT: '0', KOO_ACCESS_KEY: key },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const errors = child.stderr === null ? '' : text(child.stderr);
  onTestFinished(async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true });
  });
  const ended = once(child, 'exit').then(async () => {
    throw new Error(`${program} ended: ${await errors}`);
  });
  const [address]: { port: number }[] = await Promise.race([once(child, 'message'), ended]);
  return address?.port ?? 0;
}

describe('docs/adapters.md', () => {
  it.each(['receiver.ts', ...programs])('has %s as it is, beside generated code', (name) => {
    const text = read(name).replaceAll("'../../generated/", "'./generated/");
    expect(page).toContain(`\`\`\`ts\n${text}\`\`\``);
  });

  it.each(programs)('has a program that works: %s', async (program) => {
    const url = `http://localhost:${await start(program)}/saasproduce`;
    const { data } = await createSender({ url, credentials: { key } }).newInstance({
      businessId: '示例-1',
      orderId: 'CS1',
      orderLineId: 'CS1-000001',
      testFlag: '1',
    });
    expect(data).toEqual({ resultCode: '000000', resultMsg: 'success', instanceId: '示例-1' });
  });

  it('is found from the README', () => {
    expect(readFileSync(join(packageRoot, 'README.md'), 'utf8')).toContain('(docs/adapters.md)');
  });
});
