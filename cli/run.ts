import { CommanderError } from 'commander';
import { CommandError, exit } from './exit.ts';
import { createProgram } from './program.ts';

/** Runs the command line and returns its exit code; every failure ends here as one readable message. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? exit.fine);
  } catch (error) {
    return report(error);
  }
}

async function report(error: unknown): Promise<number> {
  // Commander has printed its own message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.usage;
  if (error instanceof CommandError) {
    console.error(error.message);
    return error.exitCode;
  }
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'DocumentError' || name === 'TemplateError') {
    const { printProblems } = await import('./problems.ts');
    printProblems(error);
    return name === 'DocumentError' ? exit.no : exit.usage;
  }
  if (name === 'UnreachableError') {
    console.error(message);
    return exit.unreachable;
  }
  console.error(process.env['KOO_DEBUG'] === undefined ? message : error);
  return exit.usage;
}
