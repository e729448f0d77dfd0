import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Difference } from './diff/change.ts';
import { compareDocuments } from './diff/compare.ts';
import type { FailOn, Settings } from './diff/settings.ts';
import { CommandError, exit } from './exit.ts';

/** Prints how two documents differ, and ends with 1 when that breaks anything. */
export async function runDiff(old: string, fresh: string, settings: Settings): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'koocontract-diff-'));
  try {
    const difference = await compareDocuments({ old, new: fresh }, folder);
    process.stdout.write(`${await printed(difference, settings)}\n`);
    if (fails(difference, settings.failOn)) process.exitCode = exit.no;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fails({ changes }: Difference, failOn: FailOn): boolean {
  switch (failOn) {
    case 'breaking':
      return changes.some(({ breaking }) => breaking);
    case 'any':
      return changes.length > 0;
    case 'none':
      return false;
  }
}

async function printed(difference: Difference, { format, failOn }: Settings): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./diff/formats/text.ts')).textReport(difference, process.stdout);
    case 'json':
      return (await import('./diff/formats/json.ts')).jsonReport(difference);
    case 'markdown':
      return (await import('./diff/formats/markdown.ts')).markdownReport(difference).trimEnd();
    case 'github':
      return forGithub(difference, failOn === 'any');
  }
}

/** Annotations, and a job summary where GitHub has named a file for it. */
async function forGithub(difference: Difference, all: boolean): Promise<string> {
  const { countChanges } = await import('./diff/formats/groups.ts');
  const { githubAnnotations } = await import('./diff/formats/github.ts');
  const { markdownReport } = await import('./diff/formats/markdown.ts');
  const path = process.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (path !== '')
    await appendFile(path, markdownReport(difference)).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new CommandError(`The job summary could not be written to ${path}: ${why}`);
    });
  return `${githubAnnotations(difference, all)}${countChanges(difference.changes)}.`;
}
