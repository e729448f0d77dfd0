/**
 * Measures koocontract, alone and beside others, and prints tables: `npm run bench`, or parts of it with
 * `npm run bench -- generators receivers mock commands`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureCommands } from './commands/measure-commands.ts';
import { measureGenerators } from './generators/measure-generators.ts';
import { machine } from './machine.ts';
import { measureMocks } from './mock/measure-mocks.ts';
import { measureReceivers } from './receivers/measure-receivers.ts';
import type { Section } from './section.ts';
import { printTable } from './table.ts';

const parts = {
  commands: measureCommands,
  generators: measureGenerators,
  receivers: measureReceivers,
  mock: measureMocks,
} as const satisfies Record<string, (runs?: number) => Promise<Section>>;

const help = `npm run bench -- [${Object.keys(parts).join(' | ')}]… [--runs NUMBER] [--json FILE]

Measures koocontract, and what else does its work, by turns; tables go to stdout. Without a name all parts are measured, which takes
about an hour. docs/performance.md says how, and what came out.

  npm ci --prefix bench                              what is measured beside koocontract (not needed for commands)
  npm run bench -- commands
  npm run bench -- receivers mock --runs 3 --json figures.json`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    /** Rounds of each part; each has a number of its own unless told. */
    runs: { type: 'string' },
    /** File for all figures. */
    json: { type: 'string' },
  },
});

const chosen = positionals.length === 0 ? Object.keys(parts) : positionals;
const runs = values.runs === undefined ? undefined : Number(values.runs);

if (values.help === true) {
  console.log(help);
} else if (chosen.every(isPart) && (runs === undefined || (Number.isInteger(runs) && runs > 0))) {
  const found = machine();
  const { node, system, cpu, cores, memory, load } = found;
  console.log(`Node ${node}, ${system}, ${cores} x ${cpu}, ${memory} GiB; load at the start ${load}\n`);
  const figures: Record<string, unknown> = { machine: found, startedAt: new Date().toISOString() };
  try {
    for (const part of chosen) {
      const section = await parts[part](runs);
      for (const table of section.tables) console.log(printTable(table));
      for (const { what, measured, kept } of section.bars)
        console.log(`- ${kept ? 'kept' : 'MISSED'}: ${what}: ${measured}`);
      console.log('');
      figures[part] = { figures: section.figures, bars: section.bars };
      // After each part: what is measured is kept, whatever happens to the next.
      if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
} else {
  console.error(help);
  process.exitCode = 2;
}

function isPart(name: string): name is keyof typeof parts {
  return Object.hasOwn(parts, name);
}
