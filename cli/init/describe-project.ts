import { join } from 'node:path';
import { quote } from '../../contracts/merchant/reproduce.ts';
import type { Project } from './init-project.ts';

/** Tells what was written, and which commands come next. */
export function describeProject({ folder, guide, koocontract, files, generated }: Project): string {
  const lines = [
    ...files.map((path) => `created ${join(folder, path)}`),
    `created ${join(folder, 'src/generated', guide)}, ${generated.length} files`,
    '',
    'Next:',
    ...(folder === '.' ? [] : [`  cd ${quote(folder)}`]),
    '  npm install',
    '  npm test',
    '  cp .env.example .env       and write KOO_ACCESS_KEY; locally any text will do',
    '  npm start',
    '  npm run verify             meanwhile, in another terminal',
    '',
    'Your code goes to src/handlers.ts; README.md tells the rest.',
  ];
  const elsewhere = `koocontract is in no registry yet, so package.json takes it from “${koocontract}”. For CI see README.md.`;
  return [...lines, ...(koocontract.startsWith('file:') ? [elsewhere] : [])].join('\n');
}
