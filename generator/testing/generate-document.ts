import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type GenerateOptions, generate } from '../generate.ts';
import { packageRoot } from '../package-root.ts';
import { targetNames } from '../targets/targets.ts';
import { temporaryFolder } from './temporary.ts';

/** Generates all targets of a document's text and returns the folder that holds them. */
export async function generateDocument(
  text: string,
  options: Pick<GenerateOptions, 'importExtension'> = {},
): Promise<string> {
  const folder = temporaryFolder({ 'shop.yaml': text, 'package.json': '{"type":"module"}' });
  // Generated clients import openapi-fetch.
  symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
  const { folder: output } = await generate({
    document: join(folder, 'shop.yaml'),
    folder: (id) => join(folder, 'out', id),
    targets: targetNames,
    ...options,
  });
  return output;
}
