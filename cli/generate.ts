import { setFlagsFromString } from 'node:v8';
import { Command, Option } from 'commander';
import { type ImportExtension, importExtensions } from '../generator/emit/import-extension.ts';
import { exit } from './exit.ts';

interface Options {
  output?: string;
  target?: string;
  templates?: string;
  allowRemote?: boolean;
  importExtension?: ImportExtension;
  check?: boolean;
  dryRun?: boolean;
  watch?: boolean;
  force?: boolean;
  timing?: boolean;
  json?: boolean;
}

export function generateCommand(): Command {
  return new Command('generate')
    .description('Generate typed code from documents. Files that would not change are not written.')
    .argument('[document...]', 'guide ids or files; those of koocontract.config.ts unless given')
    .option(
      '-o, --output <dir>',
      'folder for the output; each document gets a folder of its own below it',
      undefined,
    )
    .option(
      '--target <names>',
      'what to generate, comma separated: types, server, client, validators, or packs of your own',
    )
    .option('--templates <dir>', 'folder with templates of your own: docs/templates.md')
    .addOption(
      new Option(
        '--import-extension <ending>',
        'how generated files import each other: .ts unless told, .js or none for a compiler or bundler',
      ).choices(importExtensions),
    )
    .option('--allow-remote', 'follow references to other machines, too')
    .addOption(
      new Option(
        '--check',
        'write nothing; fail when something differs from what would be generated',
      ).conflicts(['dryRun', 'watch', 'force']),
    )
    .addOption(
      new Option(
        '--dry-run',
        'write nothing; print what would change as a patch, for `git apply` or `patch -p1`',
      ).conflicts('watch'),
    )
    .addOption(
      new Option('--watch', 'generate again whenever a document has changed, until stopped').conflicts([
        'json',
        'timing',
      ]),
    )
    .option('--force', 'overwrite and delete files that someone edited, or that are not ours, too')
    .option('--timing', 'tell where the time went')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract generate\n' +
        '  koocontract generate saas-v2 -o src/generated --target types,server,validators\n' +
        '  koocontract generate --check                 in CI: is generated/ what the documents say?\n' +
        '  koocontract generate --dry-run               what would change?\n' +
        '  koocontract generate my-api.yaml --dry-run | git apply\n' +
        '  koocontract generate --watch                 while you edit the documents\n' +
        '  koocontract generate --force                 over what was edited by hand; --dry-run --force shows what\n' +
        '  koocontract generate --templates templates   with templates of your own\n' +
        '  koocontract generate --timing                where does the time go?',
    )
    .action(async (documents: string[], options: Options) => {
      // While a large document is checked the young generation would grow by 100 MB, and save no time.
      setFlagsFromString('--semi-space-growth-factor=1');
      const { readConfig } = await import('./read-config.ts');
      const { chooseJobs } = await import('./generate/jobs.ts');
      const { output, target, templates, allowRemote, importExtension } = options;
      const given = { documents, output, target, templates, allowRemote, importExtension };
      const force = options.force === true;
      const choose = async () => chooseJobs(given, await readConfig());
      if (options.watch === true) {
        const { watchDocuments } = await import('./generate/watch.ts');
        return watchDocuments(choose, force);
      }
      const { generateAll } = await import('./generate-all.ts');
      const done = await generateAll(await choose(), {
        mode: options.check === true ? 'check' : options.dryRun === true ? 'dry-run' : 'write',
        force,
        timing: options.timing === true,
        given,
      });
      if (options.json === true) console.log(JSON.stringify(done.results, null, 2));
      else console.log(await done.describe());
      if (done.drift) process.exitCode = exit.no;
    });
}
