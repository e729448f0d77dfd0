import { Command } from 'commander';

export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'See the whole loop once: lint, generate, mock the platform, run the example merchant, verify it, report.',
    )
    .option('-o, --output <dir>', 'folder for the reports', '.koocontract/demo')
    .addHelpText('after', '\nExample:\n  koocontract demo')
    .action(async ({ output }: { output: string }) => {
      const { runDemo } = await import('./run-demo.ts');
      await runDemo(output);
    });
}
