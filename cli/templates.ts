import { Command } from 'commander';

export function templatesCommand(): Command {
  const eject = new Command('eject')
    .description('Copy a template or partial, or all of a target, to change it.')
    .argument('<name>', 'server/_exchange.hbs, or server for all of a target')
    .option('-o, --output <dir>', 'folder for your templates', 'templates')
    .option('--force', 'overwrite what you have changed')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract templates eject server/_exchange.hbs\n  koocontract templates eject server -o my-templates',
    )
    .action(async (name: string, { output, force }: { output: string; force?: boolean }) => {
      const { ejectTemplates } = await import('./eject-templates.ts');
      ejectTemplates(name, output, force === true);
    });
  return new Command('templates')
    .description('List the templates that code is generated from, or copy them to change them.')
    .helpCommand(false)
    .option('--json', 'print the list as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract templates\n  koocontract templates eject server/_exchange.hbs\n  koocontract generate saas-v2 --templates templates',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const { listTemplates } = await import('../generator/packs/list-templates.ts');
      const { describeTemplates } = await import('./describe-templates.ts');
      const targets = listTemplates();
      console.log(json === true ? JSON.stringify(targets, null, 2) : describeTemplates(targets));
    })
    .addCommand(eject);
}
