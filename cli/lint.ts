import { Command } from 'commander';
import { exit } from './exit.ts';

export function lintCommand(): Command {
  return new Command('lint')
    .description(
      "Check documents: OpenAPI itself, the project's redocly.yaml, the extensions and the pairs of examples.",
    )
    .argument('[document...]', 'guide ids or files; those of the configuration unless given')
    .option('--allow-remote', 'follow references to other machines, too')
    .option('--json', 'print the problems as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract lint\n  koocontract lint saas-v2\n  koocontract lint my-api.yaml --json',
    )
    .action(async (documents: string[], options: { json?: boolean; allowRemote?: boolean }) => {
      const { lintDocuments } = await import('./lint-documents.ts');
      const problems = await lintDocuments(documents, options.allowRemote);
      if (options.json === true) console.log(JSON.stringify(problems, null, 2));
      if (problems.some(({ severity }) => severity === 'error')) process.exitCode = exit.no;
      if (options.json === true) return;
      const { countProblems, describeProblem } = await import('./problems.ts');
      for (const problem of problems) console.log(`${describeProblem(problem, process.stdout)}\n`);
      console.log(countProblems(problems));
    });
}
