/** Rewrites `contracts/pacts/`: `npm run pacts`. */
import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { packageRoot } from '../../generator/package-root.ts';
import { pactGuides } from './guides.ts';
import { pactFolder } from './pact-file.ts';
import { writePacts } from './write-pacts.ts';

mkdirSync(pactFolder, { recursive: true });
for (const guide of await pactGuides()) {
  console.log(`wrote ${relative(packageRoot, await writePacts(guide, pactFolder))}`);
}
