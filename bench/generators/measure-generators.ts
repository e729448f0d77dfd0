import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byTurns } from '../by-turns.ts';
import { requirePeers } from '../peers.ts';
import { progress } from '../progress.ts';
import { runCommand } from '../run-command.ts';
import type { Section } from '../section.ts';
import type { Table } from '../table.ts';
import { benchDocuments } from './document.ts';
import { type Generator, generators, packageOf } from './generator.ts';
import { documentBars, documentTable, generatorFigures } from './generator-tables.ts';
import { type Timed, timeGenerator } from './time-generator.ts';
import { whatItMakes } from './what-it-makes.ts';

/** Seconds; what takes longer is not run again, or a bench would take hours. */
const patience = 20;

/** Times each generator on each document, and looks what it makes of webhooks and callbacks. */
export async function measureGenerators(runs = 5): Promise<Section> {
  requirePeers();
  const folder = mkdtempSync(join(tmpdir(), 'koocontract-bench-'));
  try {
    const all = generators();
    const documents = benchDocuments(folder);
    const pairs = documents.flatMap((document) => all.map((generator) => ({ document, generator })));
    const results = await byTurns(
      runs,
      pairs,
      async ({ document, generator }, round, before: readonly Timed[]) => {
        if (before.some(({ cold }) => cold.failed !== undefined || cold.seconds > patience)) return undefined;
        progress(`generators, round ${round + 1} of ${runs}: ${generator.name}, ${document.name}`);
        // Never a folder twice: koocontract would remember its last run.
        return timeGenerator(
          generator,
          document,
          join(folder, `${round}`, slug(document.name), slug(generator.name)),
        );
      },
    );
    const figures = documents.map((document) => ({
      document,
      figures: results
        .filter(({ thing }) => thing.document === document)
        .map(({ thing, measured }) => generatorFigures(thing.generator.name, measured)),
    }));
    return {
      tables: [
        await overview(all, folder),
        ...figures.map(({ document, figures }) => documentTable(document, figures)),
      ],
      bars: figures.flatMap(({ document, figures }) => documentBars(document, figures)),
      figures: figures.map(({ document: { name, size }, figures }) => ({ document: name, size, figures })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function overview(all: readonly Generator[], folder: string): Promise<Table> {
  const document = join(import.meta.dirname, 'marks.json');
  const rows: string[][] = [];
  for (const generator of all) {
    const output = join(folder, 'marks', slug(generator.name));
    const { failed } = await runCommand(generator.args(document, output), { cwd: tmpdir() });
    if (failed !== undefined) throw new Error(`${generator.name} failed on ${document}: ${failed}`);
    const { webhooks, callbacks } = whatItMakes(output);
    rows.push([generator.name, packageOf(generator), generator.makes.join(', '), webhooks, callbacks]);
  }
  return {
    title: 'What each generator makes',
    columns: ['generator', 'package', 'of paths', 'of webhooks', 'of callbacks'],
    rows,
  };
}

/** Not every generator can write to a path with spaces. */
function slug(name: string): string {
  return name.replaceAll(/\W+/g, '-');
}
