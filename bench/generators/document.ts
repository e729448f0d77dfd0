import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peerFile } from '../peers.ts';
import { cutDocument } from './cut-document.ts';

/** A public document. */
export interface BenchDocument {
  readonly name: string;
  readonly file: string;
  /** MB (10⁶ bytes) */
  readonly size: number;
}

const gitHub = '@octokit/openapi/generated/api.github.com.json';

/** From 40 KB to 13 MB, as they stand in packages of the registry. */
const shipped = [
  ['Scalar Galaxy', '@scalar/galaxy/dist/3.1.yaml'],
  ['ReadMe, legacy', '@readme/oas-examples/3.0/json/readme-legacy.json'],
  ['Figma', '@figma/rest-api-spec/openapi/openapi.yaml'],
  ['ReadMe', '@readme/oas-examples/3.1/json/readme.json'],
  ['GitHub webhooks', '@octokit/openapi-webhooks/generated/api.github.com.json'],
  ['GitHub REST', gitHub],
] as const;

/** The documents from small to large. None of 2 to 4 MB is to be had in the registry, so one is cut out of GitHub's. */
export function benchDocuments(folder: string): readonly BenchDocument[] {
  const cut = join(folder, 'github-part.json');
  writeFileSync(cut, cutDocument(peerFile(gitHub), 3_000_000));
  const documents = shipped.map(([name, file]) => sized(name, peerFile(file)));
  return [...documents, sized('GitHub REST, a part', cut)].sort((a, b) => a.size - b.size);
}

function sized(name: string, file: string): BenchDocument {
  return { name, file, size: statSync(file).size / 1e6 };
}
