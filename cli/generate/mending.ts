import { join } from 'node:path';
import { quote } from '../../contracts/merchant/reproduce.ts';
import type { Planned } from '../../generator/generate.ts';
import type { Given } from './jobs.ts';

/** The command that brings generated code and documents together again; it is the one that was given, with `--force` where it takes that. */
export function mending(
  { documents, output, target, templates, allowRemote, importExtension }: Given,
  planned: readonly Planned[],
): string {
  const refused = planned.flatMap(({ folder, steps }) =>
    steps
      .filter(({ action }) => action === 'refuse')
      .map(({ path, forced }) => ({ file: join(folder, path), forced })),
  );
  const inTheWay = refused.filter(({ forced }) => forced === undefined).map(({ file }) => quote(file));
  const command = [
    ...(inTheWay.length === 0 ? [] : ['rm -r', ...inTheWay, '&&']),
    'koocontract generate',
    ...documents.map(quote),
    ...(output === undefined ? [] : ['-o', quote(output)]),
    ...(target === undefined ? [] : ['--target', target]),
    ...(templates === undefined ? [] : ['--templates', quote(templates)]),
    ...(importExtension === undefined ? [] : ['--import-extension', importExtension]),
    ...(allowRemote === true ? ['--allow-remote'] : []),
    ...(refused.length > inTheWay.length ? ['--force'] : []),
  ].join(' ');
  const warning = refused.length === 0 ? '' : ' (it discards what was edited; keep a copy of what you need)';
  return `\nGenerated code has drifted from its documents. Mend it with${warning}:\n  ${command}`;
}
