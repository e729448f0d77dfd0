import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeProblem } from '../../cli/problems.ts';
import { DocumentError } from '../../generator/load/problem.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { checkedGuides } from './checked-guides.ts';
import { checksInMarkdown } from './checks-markdown.ts';
import { indexPage } from './index-page.ts';
import { interfacesInMarkdown } from './interfaces-markdown.ts';
import { type GuideFacts, readGuide } from './read-guide.ts';
import { redocPage } from './redoc-page.ts';
import { templatesInMarkdown } from './templates-markdown.ts';

/**
 * Writes `docs/interfaces.md`, `docs/checks.md`, the reference in `docs/templates.md`, and the pages for browsers in `reference/`, which it empties before.
 *
 * @param documents files of the guides, in the order of the reference
 * @param tell gets a line for each file that is written
 * @throws Error with the mistakes of all documents; then nothing is written
 */
export async function buildReference(
  documents: readonly string[],
  tell: (line: string) => void,
): Promise<void> {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    tell(`wrote ${path} (${Math.ceil(Buffer.byteLength(text) / 1024)} KiB)`);
  };
  const guides = await readGuides(documents);
  write('docs/interfaces.md', interfacesInMarkdown(guides));
  write('docs/checks.md', checksInMarkdown(await checkedGuides(documents)));
  const templates = readFileSync(join(packageRoot, 'docs/templates.md'), 'utf8');
  write('docs/templates.md', templatesInMarkdown(templates));
  rmSync('reference', { recursive: true, force: true });
  for (const guide of guides) write(`reference/${guide.id}.html`, await redocPage(guide));
  write('reference/index.html', indexPage(guides));
}

async function readGuides(documents: readonly string[]): Promise<GuideFacts[]> {
  const guides: GuideFacts[] = [];
  const mistakes: string[] = [];
  for (const document of documents) {
    try {
      guides.push(await readGuide(document));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      mistakes.push(...error.problems.map((problem) => describeProblem(problem, process.stderr)));
    }
  }
  if (mistakes.length === 0) return guides;
  throw new Error([...mistakes, 'Nothing is built before the documents are mended.'].join('\n\n'));
}
