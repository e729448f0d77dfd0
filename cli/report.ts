import { Command } from 'commander';
import type { MergeFlags } from './merge-reports.ts';

export function reportCommand(): Command {
  const merge = new Command('merge')
    .description(
      'Make one report of several JSON reports, such as those of the shards of `koocontract verify --shard`.',
    )
    .argument('<file...>', 'JSON reports, of one merchant or of several')
    .option(
      '--report <kind=file...>',
      'write json=FILE, junit=FILE, html=FILE, sarif=FILE; github writes annotations and a job summary',
      [],
    )
    .option('--json', 'print the merged report as JSON instead of a table')
    .addHelpText(
      'after',
      '\nThe exit code is that of one verification of all: 1 when anything failed, else 3 when a merchant was not reached.\n' +
        '\nExamples:\n  koocontract report merge shard-*.json --report junit=koo.xml html=koo.html\n' +
        '  koocontract report merge shards/*/report.json --json > all.json',
    )
    .action(async (files: string[], flags: MergeFlags) => {
      const { mergeReports } = await import('./merge-reports.ts');
      await mergeReports(files, flags);
    });
  return new Command('report')
    .description('Work with the reports of `koocontract verify`.')
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nExample:\n  koocontract report merge shard-*.json --report junit=koo.xml html=koo.html',
    )
    .addCommand(merge);
}
