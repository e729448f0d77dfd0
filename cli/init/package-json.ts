import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordAt, textAt } from '../../generator/load/openapi.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { packagesFor } from './choices.ts';

/**
 * Adds to a project's package.json what it depends on, in the versions that koocontract itself is tested with.
 *
 * @param text the file without dependencies
 * @param koocontract version of koocontract, or `file:…`
 */
export function withDependencies(text: string, framework: string, koocontract: string): string {
  const own: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const tested = { ...recordAt(own, 'dependencies'), ...recordAt(own, 'devDependencies') };
  const versions = (names: readonly string[]) =>
    Object.fromEntries(names.toSorted().map((name) => [name, textAt(tested, name)]));
  const { dependencies, types } = packagesFor(framework);
  const content: object = JSON.parse(text);
  const whole = {
    ...content,
    dependencies: versions([...dependencies, 'openapi-fetch']),
    devDependencies: { ...versions([...types, '@types/node', 'node', 'typescript']), koocontract },
    allowScripts: recordAt(own, 'allowScripts'),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
