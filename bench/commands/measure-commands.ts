import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startExample } from '../../cli/start-example.ts';
import { byTurns } from '../by-turns.ts';
import { figuresOf, ratio } from '../figures.ts';
import { progress } from '../progress.ts';
import { runCommand } from '../run-command.ts';
import { atMost, type Section } from '../section.ts';
import { type Command, timedCommands } from './command.ts';
import { timeUntilReady } from './time-until-ready.ts';

/** Times whole commands, also as a multiple of an empty Node process: machines differ, ratios less. */
export async function measureCommands(runs = 7): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'koocontract-bench-'));
  const example = await startExample(join(folder, 'merchant.sqlite'));
  const env = { KOO_ACCESS_KEY: example.accessKey };
  const time = async ({ args, ready }: Command, run: number): Promise<number> => {
    const given = typeof args === 'function' ? args(run) : args;
    if (ready !== undefined) return timeUntilReady(given, ready, env);
    const { seconds, failed } = await runCommand(given, { env });
    if (failed !== undefined) throw new Error(`${given.join(' ')} failed: ${failed}`);
    return seconds;
  };
  try {
    // The first round fills caches and is not counted.
    const results = await byTurns(runs + 1, timedCommands(folder, example.url), async (command, round) => {
      progress(`commands, round ${round} of ${runs}: ${command.what}`);
      return time(command, round);
    });
    const figures = results.map(({ thing, measured }) => ({
      what: thing.what,
      bar: thing.bar,
      ...figuresOf(measured.slice(1)),
    }));
    const empty = figures[0]?.median;
    return {
      tables: [
        {
          title: 'Whole commands',
          columns: ['command', 'median', 'min', 'max', 'of an empty process'],
          rows: figures.map(({ what, median, min, max }) => [
            what,
            ...[median, min, max].map((seconds) => `${seconds.toFixed(2)} s`),
            ratio(median, empty),
          ]),
        },
      ],
      bars: figures.flatMap(({ what, bar, median }) =>
        bar === undefined ? [] : [atMost(what, median, bar, ' s')],
      ),
      figures,
    };
  } finally {
    await example.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
