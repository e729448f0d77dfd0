import { reportOf } from '../../contracts/report-of.ts';
import { paintFor } from '../../contracts/reports/paint.ts';
import { placesIn } from '../../contracts/reports/places.ts';
import { tableOf } from '../../contracts/reports/table.ts';
import { printable } from '../../contracts/reports/words.ts';
import type { Report, Result } from '../../contracts/result.ts';
import { select } from '../../contracts/select.ts';
import { comparePact } from '../../contracts/static/compare-pact.ts';
import { type PactDocument, readPactDocument } from '../../contracts/static/pact-document.ts';
import { guideIds } from '../documents.ts';
import { CommandError } from '../exit.ts';
import type { LoadedGuide } from '../places-by-guide.ts';
import { parseReportFile } from '../report-files.ts';
import type { VerifyFlags } from '../verify-flags.ts';
import { deliver } from './deliver.ts';
import { listenersFor } from './listeners.ts';
import { createLoadGuide } from './load-guides.ts';

/** A pact, the document that it is about, and what came of comparing them. */
interface Compared extends LoadedGuide {
  readonly pact: PactDocument;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly results: readonly Result[];
}

/**
 * Compares pact files with the documents that they are about; nothing is sent. Each pact has a report of its own.
 *
 * @throws CommandError for flags that would be ignored, or a pact of which nobody knows the document
 * @throws PactFileError for a file that is no pact
 */
export async function verifyStatic(
  files: readonly string[],
  url: string | undefined,
  flags: VerifyFlags,
): Promise<void> {
  refuseIgnored({ ...flags, url });
  const reportFiles = flags.report.map(parseReportFile);
  // Whatever is wrong with any of the files is told before the first report.
  const pacts = files.map(readPactDocument).map((pact) => ({ pact, name: documentOf(pact, flags) }));
  const load = createLoadGuide();
  const root = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const all: Compared[] = [];
  for (const { pact, name } of pacts) {
    const startedAt = new Date();
    const { loaded, model } = await load(name);
    const named = [flags.document === undefined ? '--guide' : '--document', name];
    const results = await comparePact(pact, { loaded, model, root, named });
    all.push({ pact, loaded, model, startedAt, durationMs: Date.now() - startedAt.getTime(), results });
  }
  const chosen = select(
    all.flatMap(({ results }) => results),
    flags.only,
    flags.skip,
  );
  const reports = new Map<Report, Compared>();
  for (const each of all) {
    const results = each.results.filter(({ id }) => chosen.has(id));
    if (results.length === 0) continue;
    if (reports.size > 0 && flags.json !== true) console.log();
    reports.set(tell(each, results, flags), each);
  }
  if (flags.json !== true && reports.size > 1)
    console.log(`\n${tableOf([...reports.keys()], paintFor(process.stdout))}`.trimEnd());
  const placesOf = (report: Report) => {
    const found = reports.get(report);
    return found && placesIn(found.loaded.file, found.model, root);
  };
  await deliver({ reports: [...reports.keys()], placesOf }, reportFiles, flags);
}

function tell(
  { pact, model, startedAt, durationMs }: Compared,
  results: readonly Result[],
  flags: VerifyFlags,
): Report {
  const listen = listenersFor(flags);
  const begun = { guide: model.id, url: printable(pact.file) };
  listen({ type: 'started', ...begun });
  for (const result of results) listen({ type: 'finished', result });
  const report = { ...reportOf(begun, startedAt, results), durationMs };
  listen({ type: 'ended', report });
  return report;
}

/** The document as the command line names it; else the guide that the pact's provider is called after. */
function documentOf({ file, provider }: PactDocument, { guide, document }: VerifyFlags): string {
  const named =
    document ?? guide ?? guideIds().find((id) => [id, `${id}-merchant`, `${id}-platform`].includes(provider));
  if (named !== undefined) return named;
  throw new CommandError(
    `Nothing tells which document ${file} is about: its provider is called ${JSON.stringify(provider)}. Name it with --guide ID or --document FILE.`,
  );
}

const used = new Set<string>(['static', 'guide', 'document', 'only', 'skip', 'report', 'json']);

function refuseIgnored(flags: VerifyFlags & { readonly url: string | undefined }): void {
  if (flags.guide !== undefined && flags.document !== undefined)
    throw new CommandError('--guide and --document both name a document: leave one of them out.');
  const ignored = Object.entries(flags).find(
    ([name, value]) =>
      !used.has(name) && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  if (ignored === undefined) return;
  const [name] = ignored;
  const words =
    name === 'url' ? 'the address' : `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new CommandError(`--static sends nothing, so ${words} would be ignored: leave it out.`);
}
