import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { documentWithFacts } from './document-with-facts.ts';
import type { GuideFacts } from './read-guide.ts';

const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
/** Height of the bar in redoc-page.hbs, below which headings must come to rest. */
const options = { scrollYOffset: 40 };

/**
 * Builds the page of a guide with Redoc. Its scripts and styles are inside; it loads nothing.
 *
 * @throws Error with what Redocly says when it can't build the page
 */
export async function redocPage(guide: GuideFacts): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'koocontract-docs-'));
  try {
    const document = join(folder, 'document.json');
    const page = join(folder, 'page.html');
    await writeFile(document, JSON.stringify(documentWithFacts(guide)));
    await runRedocly(folder, [
      'build-docs',
      document,
      `--output=${page}`,
      '--inlineBundle',
      `--title=${guide.title}`,
      `--template=${join(import.meta.dirname, 'redoc-page.hbs')}`,
      `--openapi=${JSON.stringify(options)}`,
    ]);
    return withoutLogo(await readFile(page, 'utf8'));
  } catch (error) {
    throw new Error(`The page of ${guide.document} can't be built: ${reason(error)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Redoc's logo would come from the network. An image that fails is left out, and the words beside it say enough. */
function withoutLogo(page: string): string {
  return page
    .replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w./-]+\.svg/g, 'data:,')
    .replaceAll('API docs by', 'Made with Redoc');
}

/** @param folder where it runs: one without a redocly.yaml */
async function runRedocly(folder: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [redocly, ...args], {
    cwd: folder,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
}

function reason(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said || String(error);
}
