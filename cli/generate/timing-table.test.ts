import { describe, expect, it } from 'vitest';
import type { Run } from './run-job.ts';
import { timingTable } from './timing-table.ts';

function run(id: string, times: Record<string, number>, recalled = false): Run {
  return {
    options: { document: `${id}.yaml`, folder: (name) => name, targets: [] },
    planned: { id, folder: id, steps: [], problems: [], inputs: [] },
    recalled,
    stopwatch: { run: async (_, work) => work(), times: () => times },
  };
}

describe('the timing table', () => {
  it('has a row for each document, a column for each step, and says what was recalled', () => {
    const runs = [
      run('shop', { recall: 1.2, load: 1012.6, model: 3, types: 250, write: 0.2, total: 1266.6 }),
      run('a-longer-name', { recall: 4, total: 4 }, true),
    ];
    expect(timingTable(runs, 1300.4)).toBe(
      [
        'ms             load  model  types  write  total',
        'shop           1013      3    250      0   1267',
        'a-longer-name                                 4  recalled from memory',
        'whole run                                  1300',
      ].join('\n'),
    );
  });
});
