/** Verifies the pact of saas-v2 at the address of the first argument with the pact file of the second; prints the results. */
import { join } from 'node:path';
import { loadDocument } from '../../../generator/load/load.ts';
import { buildModel } from '../../../generator/model/build-model.ts';
import { packageRoot } from '../../../generator/package-root.ts';
import { verifyPacts } from '../verify-pacts.ts';
import { merchantKey } from './merchant.ts';

const [, , url = '', pactFile = ''] = process.argv;
const model = buildModel(await loadDocument(join(packageRoot, 'spec', 'saas-v2.yaml')));
const common = {
  model,
  guide: model.id,
  keyEnv: 'KOO_ACCESS_KEY',
  calls: 'debug',
  timeout: 5,
  billing: [],
  given: {},
  encryptSecret: undefined,
} as const;
console.log(JSON.stringify(await verifyPacts({ ...common, url, pactFile, key: merchantKey })));
