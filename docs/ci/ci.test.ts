import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '@redocly/openapi-core';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../cli/config-schema.ts';
import { createProgram } from '../../cli/program.ts';
import { parseReportFile } from '../../cli/report-files.ts';
import { isRecord, recordAt } from '../../generator/load/openapi.ts';
import { packageRoot } from '../../generator/package-root.ts';
import config from './koocontract.config.ts';
import {
  commandLines,
  koocontractCommands,
  scriptsInJenkinsfile,
  scriptsInYaml,
} from './testing/commands.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
const page = read('../ci.md');
const languages = {
  'github.yml': 'yaml',
  'gitlab-ci.yml': 'yaml',
  Jenkinsfile: 'groovy',
  'koocontract.config.ts': 'ts',
};
const scripts = {
  'github.yml': scriptsInYaml(read('github.yml')),
  'gitlab-ci.yml': scriptsInYaml(read('gitlab-ci.yml')),
  Jenkinsfile: scriptsInJenkinsfile(read('Jenkinsfile')),
};

describe('docs/ci.md', () => {
  it.each(Object.entries(languages))('has %s as it is', (file, language) => {
    expect(page).toContain(`\`\`\`${language}\n${read(file)}\`\`\``);
  });

  it('is found from the README', () => {
    expect(readFileSync(join(packageRoot, 'README.md'), 'utf8')).toContain('(docs/ci.md)');
  });
});

describe.each(Object.entries(scripts))('%s', (file, found) => {
  const commands = koocontractCommands(found);

  it('has commands that koocontract understands', async () => {
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) await understood(command);
  });

  it('merges what its shards write', () => {
    const all = [...commands, ...sharesOfAction(file)].map((command) => command.join(' '));
    expect(all.some((each) => /^verify .*--shard \S+ .*json=shard-\S+\.json/.test(each))).toBe(true);
    expect(all.some((each) => each.startsWith('report merge shard-*.json --report '))).toBe(true);
  });

  it('gives the merchants of the configuration their keys', () => {
    for (const { keyEnv } of config.merchants) expect(read(file)).toMatch(new RegExp(`\\b${keyEnv}\\b`));
  });

  it('asks the broker for the version that was published, by the name that it was published for', () => {
    const lines = commandLines(found).join('\n');
    const [, version] = /--provider-version (\S+)/.exec(lines) ?? [];
    expect(lines).toContain(
      `can-i-deploy --pacticipant saas-v2-merchant --version ${version} --to-environment`,
    );
    expect(lines).toContain(`record-deployment --pacticipant saas-v2-merchant --version ${version} `);
    expect(lines).not.toContain('npx @pact-foundation/pact-cli');
  });
});

describe('a wrong flag', () => {
  it.each([
    ['verify', '--gide', 'saas-v2'],
    ['verify', '--plan', 'everything'],
    ['report', 'merge'],
    ['verify', '--report', 'xml=koo.xml'],
  ])('would be found: %s %s', async (...command) => {
    await expect(understood(command)).rejects.toThrow();
  });
});

describe('github.yml', () => {
  const workflow: unknown = parseYaml(read('github.yml'));
  const steps = Object.values(recordAt(workflow, 'jobs')).flatMap((job) =>
    isRecord(job) && Array.isArray(job['steps']) ? job['steps'] : [],
  );

  it('has no expression in a script, where a value could be a command', () => {
    for (const script of scripts['github.yml']) expect(script).not.toContain('${{');
  });

  it('gives the action only inputs that it has', () => {
    const known = Object.keys(
      recordAt(parseYaml(readFileSync(join(packageRoot, 'action.yml'), 'utf8')), 'inputs'),
    );
    const given = steps
      .filter((step) => recordAt({ step }, 'step')['uses'] === './.tools/koocontract')
      .flatMap((step) => Object.keys(recordAt(step, 'with')));
    expect(given.length).toBeGreaterThan(3);
    for (const name of given) expect(known).toContain(name);
  });
});

describe('koocontract.config.ts', () => {
  it('is a configuration', () => {
    expect(() => checkConfig('koocontract.config.ts', config)).not.toThrow();
  });
});

/** Parses a command line as the program does, without running it. */
async function understood(command: readonly string[]): Promise<void> {
  const program = createProgram();
  for (const each of allCommands(program)) {
    each.exitOverride().configureOutput({ writeErr: () => {} });
    each.action(() => {
      const { report } = each.opts<{ report?: string[] }>();
      for (const text of report ?? []) parseReportFile(text);
    });
  }
  await program.parseAsync(command, { from: 'user' });
}

/** Commands that do something themselves. */
function allCommands(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(allCommands);
}

/** The shards of GitHub run in the action. */
function sharesOfAction(file: string): string[][] {
  if (file !== 'github.yml') return [];
  const [, shard = ''] = /shard: (\$\{\{ matrix\.shard \}\}\/\d+)/.exec(read(file)) ?? [];
  const [, report = ''] = /reports: (json=shard-\S+ matrix\.shard \}\}\.json)/.exec(read(file)) ?? [];
  return [['verify', '--shard', shard.replaceAll(' ', ''), '--report', report.replaceAll(' ', '')]];
}
