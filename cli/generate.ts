import { Command } from 'commander';
import { CommandError, exit } from './exit.ts';

interface Options {
  output?: string;
  target?: string;
  templates?: string;
  check?: boolean;
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
    .option('--check', 'write nothing; fail when something differs from what would be generated')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract generate\n  koocontract generate saas-v2 -o src/generated --target types,server,validators\n  koocontract generate --templates templates\n  koocontract generate --check          in CI: is generated/ what the documents say?',
    )
    .action(async (documents: string[], options: Options) => {
      const { readConfig } = await import('./config.ts');
      const config = await readConfig();
      const chosen = documents.length > 0 ? documents : (config.documents ?? []);
      if (chosen.length === 0)
        throw new CommandError('No document given. Name one, or list them in koocontract.config.ts.');
      const { targetNames } = await import('../generator/targets/targets.ts');
      const targets = options.target?.split(',') ?? config.targets ?? targetNames;
      const { generateAll } = await import('./generate-all.ts');
      const done = await generateAll(chosen, {
        output: options.output ?? config.output ?? 'generated',
        targets,
        templates: options.templates ?? config.templates,
        check: options.check === true,
      });
      if (options.json === true) console.log(JSON.stringify(done.results, null, 2));
      else console.log(done.text);
      if (done.drift) process.exitCode = exit.no;
    });
}
