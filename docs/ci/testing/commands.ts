import { parseYaml } from '@redocly/openapi-core';
import { isRecord } from '../../../generator/load/openapi.ts';

/** Keys that hold scripts, in workflows of GitHub and of GitLab. */
const scriptKeys = new Set(['run', 'script', 'before_script']);

/** All scripts of a YAML file, whatever job they stand in. */
export function scriptsInYaml(text: string): string[] {
  return scriptsIn(parseYaml(text));
}

function scriptsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(scriptsIn);
  if (!isRecord(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    scriptKeys.has(key) ? [value].flat(2).filter((line) => typeof line === 'string') : scriptsIn(value),
  );
}

/** All scripts of a Jenkinsfile, as the shell gets to see them. */
export function scriptsInJenkinsfile(text: string): string[] {
  const quoted = [...text.matchAll(/\bsh '''(.*?)'''|\bsh '([^'\n]*)'/gs)];
  return quoted.map(([, long, short]) => (long ?? short ?? '').replaceAll('\\\\', '\\'));
}

/** Each command line of scripts, whole. */
export function commandLines(scripts: readonly string[]): string[] {
  const lines = scripts.flatMap((script) => script.replaceAll(/\\\n\s*/g, ' ').split('\n'));
  return lines.map((line) => line.trim().replaceAll(/ +/g, ' ')).filter((line) => line !== '');
}

/** The arguments of each command line that starts koocontract, its variables unreplaced. */
export function koocontractCommands(scripts: readonly string[]): string[][] {
  return commandLines(scripts)
    .flatMap((line) => /\bkoocontract\.js (.*)$/.exec(line)?.[1] ?? [])
    .map(words);
}

/** Words of a simple command line: quotes are taken off, nothing is replaced. */
function words(line: string): string[] {
  const found = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return found.map((word) => word.replaceAll(/["']/g, ''));
}
