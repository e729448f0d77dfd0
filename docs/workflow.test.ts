import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../generator/package-root.ts';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';

const pages = ['generate.md', 'diff.md'] as const;

function blocks(page: string, language: string): string[] {
  const content = readFileSync(join(packageRoot, 'docs', page), 'utf8');
  return [...content.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code = '']) => code,
  );
}

const commands = pages.flatMap((page) =>
  blocks(page, 'sh').flatMap((block) =>
    block
      .trim()
      .split('\n')
      .map((command) => [page, command] as const),
  ),
);

/** A repository as the pages speak of it, with a command `npx koocontract` on its path. */
function repository(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const [config = ''] = blocks('generate.md', 'ts');
  const own = pathToFileURL(join(packageRoot, 'cli/config.ts')).href;
  const cwd = temporaryFolder({
    'koocontract.config.ts': config.replace("'koocontract'", `'${own}'`),
    'api.yaml': shopDocument,
    'orders.yaml': shopDocument,
    'old.yaml': shopDocument,
    'new.yaml': shopDocument.replace('maximum: 10', 'maximum: 9'),
  });
  const tool = `#!/bin/sh\nexec '${process.execPath}' '${join(packageRoot, 'bin/koocontract.js')}' "$@"\n`;
  const tools = temporaryFolder();
  writeFileSync(join(tools, 'koocontract'), tool, { mode: 0o755 });
  // npx itself takes longer than the command.
  writeFileSync(join(tools, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  const env = {
    ...process.env,
    PATH: [tools, dirname(process.execPath), process.env['PATH']].join(delimiter),
  };
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '.'],
    ['-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message=first'],
    ['tag', 'v1'],
    ['tag', 'v2'],
  ])
    execFileSync('git', args, { cwd });
  return { cwd, env };
}

/** Runs a line as it stands; a command that would not end is stopped once it waits. */
async function run(line: string, { cwd, env }: ReturnType<typeof repository>) {
  const shell = spawn('bash', ['-o', 'pipefail', '-c', `exec ${line}`], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  shell.stdout.on('data', (chunk) => {
    if (String(chunk).includes('Stop with Ctrl-C')) shell.kill('SIGINT');
  });
  const [stderr, [code]] = await Promise.all([text(shell.stderr), once(shell, 'close')]);
  return { code, stderr };
}

describe('the commands of the pages on the workflow', () => {
  it.each(commands)('%s: %s', async (_, line) => {
    const place = repository();
    if (line.includes('--check')) await run('npx koocontract generate', place);
    const breaking = /old\.yaml|saas-v1/.test(line);
    expect(await run(line, place)).toEqual({ code: breaking ? 1 : 0, stderr: '' });
    if (line.includes('git apply'))
      expect(await run('npx koocontract generate --check', place)).toEqual({ code: 0, stderr: '' });
  });

  it('are many', () => {
    expect(commands.length).toBeGreaterThan(15);
  });
});
