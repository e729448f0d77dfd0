import { styleText } from 'node:util';
import type { ListedTarget } from '../generator/packs/list-templates.ts';

/** The templates as a list for readers, a line each. */
export function describeTemplates(targets: readonly ListedTarget[]): string {
  const width = Math.max(...targets.flatMap(({ templates }) => templates.map(({ name }) => name.length)));
  const sections = targets.map(({ target, description, templates }) =>
    [
      `${styleText('cyan', target)}  ${description}`,
      ...templates.map((template) => `  ${template.name.padEnd(width)}  ${template.description}`),
    ].join('\n'),
  );
  return [
    ...sections,
    'Change one: koocontract templates eject NAME. What templates are given: docs/templates.md.',
  ].join('\n\n');
}
