import { Command, Option } from 'commander';
import { frameworkNames, guides } from './init/choices.ts';
import type { InitFlags } from './init/init-project.ts';

export function initCommand(): Command {
  return new Command('init')
    .description(
      'Write a merchant project: server, handlers, tests, CI files, Dockerfile. It is written once; nothing is ever overwritten.',
    )
    .argument('<dir>', 'folder of the project: a new one, or one that is empty')
    .addOption(
      new Option('--framework <name>', 'what serves the callbacks').choices(frameworkNames).default('node'),
    )
    .option('--guide <id>', `whose callbacks it answers: ${guides.join(', ')}`, 'saas-v2')
    .option(
      '--koocontract <reference>',
      'what package.json says of koocontract: a version, or file:… of a package or a folder; the folder that this command runs from unless given, since it is in no registry yet',
    )
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract init my-shop --framework express\n' +
        '  koocontract init my-shop --framework nest --guide license-online\n' +
        '  koocontract init my-shop --koocontract file:vendor/koocontract.tgz',
    )
    .action(async (folder: string, options: InitFlags & { readonly json?: boolean }) => {
      const { initProject } = await import('./init/init-project.ts');
      const { describeProject } = await import('./init/describe-project.ts');
      const project = await initProject(folder, options);
      console.log(options.json === true ? JSON.stringify(project, null, 2) : describeProject(project));
    });
}
