import { Command, Option } from 'commander';
import { failures, formats, type Settings } from './diff/settings.ts';

export function diffCommand(): Command {
  return new Command('diff')
    .description(
      'Tell what changed between two documents, and what of it breaks those who work with the older one. For webhooks and callbacks they are the receivers.',
    )
    .argument('<old>', 'the older document: a file, the id of a guide, or git:REF:path')
    .argument('<new>', 'the newer one')
    .addOption(
      new Option(
        '--format <name>',
        'text; json; markdown, for comments; github: annotations, and a job summary',
      )
        .choices(formats)
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <kind>', 'changes that make the exit code 1')
        .choices(failures)
        .default('breaking'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract diff old.yaml new.yaml\n' +
        '  koocontract diff git:main:spec/saas-v2.yaml spec/saas-v2.yaml           what does my branch break?\n' +
        '  koocontract diff git:v1.2.0:./api.yaml git:v1.3.0:./api.yaml            from the current folder, with ./\n' +
        '  koocontract diff git:origin/main:api.yaml api.yaml --format github      in GitHub Actions\n' +
        '  koocontract diff old.yaml new.yaml --format markdown --fail-on none     for a comment\n' +
        '\nExit codes: 0 nothing breaking, 1 breaking changes, 2 wrong use or a document that can not be read.',
    )
    .action(async (old: string, fresh: string, settings: Settings) => {
      const { runDiff } = await import('./run-diff.ts');
      await runDiff(old, fresh, settings);
    });
}
