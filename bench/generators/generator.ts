import { join } from 'node:path';
import { packageRoot } from '../../generator/package-root.ts';
import { peerFile, peerVersion } from '../peers.ts';

/** What a generator can make of a document. */
export type Made = 'types' | 'client' | 'server' | 'validators';

/** A generator as it is run from the command line, for the most that it makes. */
export interface Generator {
  readonly name: string;
  /** As its own documentation says; what becomes of webhooks and callbacks is measured instead. */
  readonly makes: readonly Made[];
  /** What stands after `node`. */
  args(document: string, output: string): readonly string[];
}

/** The one whose time the others are held against. */
export const measure = 'openapi-typescript';

export const ours = 'koocontract';

const heyApi = (...plugins: readonly string[]) => ({
  args: (document: string, output: string) => [
    peerFile('@hey-api/openapi-ts/bin/run.js'),
    ...['--input', document, '--output', output, '--no-log-file'],
    ...['--plugins', '@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch', ...plugins],
  ],
});

const orval = (client: string) => ({
  args: (document: string, output: string) => [
    peerFile('orval/dist/bin/orval.mjs'),
    ...['--input', document, '--output', join(output, 'api.ts'), '--client', client],
  ],
});

/** All that are measured; their versions stand in `bench/package.json`. */
export function generators(): readonly Generator[] {
  return [
    {
      name: ours,
      makes: ['types', 'client', 'server', 'validators'],
      args: (document, output) => [
        join(packageRoot, 'bin/koocontract.js'),
        ...['generate', document, '-o', output],
      ],
    },
    {
      name: measure,
      makes: ['types'],
      args: (document, output) => [
        peerFile('openapi-typescript/bin/cli.js'),
        ...[document, '--output', join(output, 'types.ts')],
      ],
    },
    { name: 'hey-api', makes: ['types', 'client'], ...heyApi() },
    { name: 'hey-api with zod', makes: ['types', 'client', 'validators'], ...heyApi('zod') },
    { name: 'orval fetch', makes: ['types', 'client'], ...orval('fetch') },
    { name: 'orval hono', makes: ['types', 'server', 'validators'], ...orval('hono') },
    {
      name: 'swagger-typescript-api',
      makes: ['types', 'client'],
      args: (document, output) => [
        peerFile('swagger-typescript-api/dist/cli.mjs'),
        ...['generate', '--path', document, '--output', output, '--silent'],
      ],
    },
    {
      name: 'kubb',
      makes: ['types', 'client', 'validators'],
      args: (document, output) => [join(import.meta.dirname, 'kubb.mjs'), document, output],
    },
  ];
}

/** The package that a generator comes from, and its version. */
export function packageOf({ name }: Generator): string {
  const packages: Readonly<Record<string, string>> = { 'hey-api': '@hey-api/openapi-ts', kubb: '@kubb/core' };
  const [first = name] = name.split(' ');
  if (first === ours) return 'this one';
  const known = packages[first] ?? first;
  return `${known} ${peerVersion(known)}`;
}
