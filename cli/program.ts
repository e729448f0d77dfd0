import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../generator/package-root.ts';
import { demoCommand } from './demo.ts';
import { diffCommand } from './diff.ts';
import { generateCommand } from './generate.ts';
import { initCommand } from './init.ts';
import { lintCommand } from './lint.ts';
import { mockCommand } from './mock.ts';
import { proxyCommand } from './proxy.ts';
import { reportCommand } from './report.ts';
import { signCommand } from './sign.ts';
import { templatesCommand } from './templates.ts';
import { verifyCommand } from './verify.ts';

/** The whole command line. What a command needs is loaded when it runs, so that `--help` is there at once. */
export function createProgram(): Command {
  const program = new Command('koocontract')
    .description(
      'Contract testing and OpenAPI-first code generation for the KooGallery marketplace (云商店).',
    )
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .showHelpAfterError('Try --help.')
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .addHelpText('after', examples)
    .exitOverride();
  const commands = [
    demoCommand(),
    initCommand(),
    lintCommand(),
    generateCommand(),
    diffCommand(),
    mockCommand(),
    verifyCommand(),
    reportCommand(),
    proxyCommand(),
    signCommand(),
    templatesCommand(),
  ];
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
    for (const part of command.commands) part.copyInheritedSettings(command);
  }
  return program;
}

const examples = `
Examples:
  koocontract demo                                             see the whole loop once
  koocontract generate my-api.yaml -o src/generated            typed server, client and validators
  koocontract mock open-api                                    the platform's side, for local development
  koocontract verify http://localhost:8080/saas --guide saas-v2   does my server keep the rules?

Exit codes: 0 fine, 1 the answer is no (lint errors, drift, failed verification),
            2 wrong use or configuration, 3 the other side can't be reached.`;

function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return typeof content === 'object' && content !== null && 'version' in content
    ? String(content.version)
    : 'unknown';
}
