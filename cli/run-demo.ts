import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { styleText } from 'node:util';
import { createConsoleReporter } from '../contracts/reports/console.ts';
import { createProgress } from '../contracts/reports/progress.ts';
import { verify } from '../contracts/verify.ts';
import { generate } from '../generator/generate.ts';
import { loadDocument } from '../generator/load/load.ts';
import { buildModel } from '../generator/model/build-model.ts';
import { packageRoot } from '../generator/package-root.ts';
import { targetNames } from '../generator/targets/targets.ts';
import { findDocument } from './documents.ts';
import { CommandError, exit } from './exit.ts';
import { lintDocuments } from './lint-documents.ts';
import { placesByGuide } from './places-by-guide.ts';
import { describeProblem } from './problems.ts';
import { writeReportFile } from './report-files.ts';

/** The main job on the bundled guide: document → receiver → merchant → contracts → report. */
export async function runDemo(output: string): Promise<void> {
  console.log(styleText('bold', 'From the SaaS V2.0 guide to a verified merchant\n'));
  const step = createSteps();

  const problems = await step('Lint the documents', () => lintDocuments(['saas-v2', 'open-api']));
  const broken = problems.filter(({ severity }) => severity === 'error');
  if (broken.length > 0)
    throw new CommandError(
      broken.map((problem) => describeProblem(problem, process.stderr)).join('\n\n'),
      exit.no,
    );
  done('spec/saas-v2.yaml and spec/open-api.yaml have no mistakes');

  const { steps } = await step('Generate the receiver', () => generateGuide('saas-v2'));
  await generateGuide('open-api');
  const changed = steps.filter(({ action }) => action !== 'keep').length;
  done(
    `generated/saas-v2: ${steps.length} files, ${changed === 0 ? 'all up to date' : `${changed} written`}`,
  );

  const folder = mkdtempSync(join(tmpdir(), 'koocontract-demo-'));
  // Only now: the merchant runs on what was just generated.
  const { startExample } = await import('./start-example.ts');
  const example = await step('Start the mock platform and a merchant', () =>
    startExample(join(folder, 'merchant.sqlite')),
  );
  done(`platform at ${example.platformUrl}, merchant at ${example.url}`);

  try {
    const loaded = await loadDocument(findDocument('saas-v2'));
    const model = buildModel(loaded);
    const progress = createProgress(process.stderr);
    const text = createConsoleReporter(process.stdout);
    const report = await step('Verify the merchant', () =>
      verify({ url: example.url, key: example.accessKey, model }, (event) => {
        progress(event);
        text(event);
      }),
    );
    const html = join(output, 'report.html');
    const json = join(output, 'report.json');
    const verified = { reports: [report], placesOf: placesByGuide([{ loaded, model }]) };
    await writeReportFile(verified, { kind: 'html', path: html }, process.stdout);
    await writeReportFile(verified, { kind: 'json', path: json }, process.stdout);
    console.log(`\nReport: ${relative('.', html)} (for machines: ${relative('.', json)})`);
    if (report.summary.failed > 0) process.exitCode = exit.no;
  } finally {
    await example.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function generateGuide(id: string): ReturnType<typeof generate> {
  return generate({
    document: findDocument(id),
    folder: (name) => join(packageRoot, 'generated', name),
    targets: targetNames,
  });
}

/** Numbers the steps as they begin. */
function createSteps(): <T>(what: string, work: () => Promise<T>) => Promise<T> {
  let number = 0;
  return (what, work) => {
    number += 1;
    console.log(`${styleText('cyan', String(number))} ${what}`);
    return work();
  };
}

function done(text: string): void {
  console.log(styleText('dim', `  ${text}\n`));
}
