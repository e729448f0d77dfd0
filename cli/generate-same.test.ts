import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopDocument } from '../generator/testing/documents.ts';
import { temporaryFolder } from '../generator/testing/temporary.ts';
import { koocontract } from './testing/koocontract.ts';

/** Parts of the same name in several folders, some in a circle, with names that languages sort and fold in different ways. */
const split = `openapi: 3.1.1
info: { title: Orte, version: '1' }
paths:
  /öl: { $ref: 'paths/öl.yaml' }
  /zebra: { $ref: 'paths/zebra.yaml' }
  /I: { $ref: 'paths/I.yaml' }
`;
const path = (id: string): string => `get:
  operationId: ${id}
  responses:
    '200': { description: ok, content: { application/json: { schema: { $ref: '../schemas/${id}/item.yaml' } } } }
`;
const item = (id: string, next: string): string => `type: object
properties:
  ${id}: { type: string }
  kind: { enum: [ä, z, I, ı, i] }
  next: { $ref: '../${next}/item.yaml' }
  other: { $ref: '../${next}/item.yaml#/properties/kind' }
`;

const ids = { öl: 'zebra', zebra: 'iris', iris: 'öl' };
const files: Readonly<Record<string, string>> = {
  'api/places.yaml': split,
  'api/paths/öl.yaml': path('öl'),
  'api/paths/zebra.yaml': path('zebra'),
  'api/paths/I.yaml': path('iris'),
  ...Object.fromEntries(
    Object.entries(ids).map(([id, next]) => [`api/schemas/${id}/item.yaml`, item(id, next)]),
  ),
  'shop.yaml': shopDocument,
  'mine/server/_result.hbs': '{{!-- mine --}}\n{{> öne}}, {{> zwei~}}',
  'mine/server/_öne.hbs': 'Promise<unknown{{! stays ~}}',
  'mine/server/_zwei.hbs': 'unknown>{{! stays ~}}',
  'mine/list/pack.json': '{ "description": "names", "view": "model" }',
  'mine/list/b/[exchange].json.hbs': '{{json name}}\n',
  'mine/list/ä.json.hbs': '{{json schemaTypes}}\n',
};

const documents = ['api/places.yaml', 'shop.yaml', 'order-notification'];
const environments = [
  { LC_ALL: 'C', TZ: 'UTC' },
  { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
  { LC_ALL: 'sv_SE.UTF-8', LANG: 'sv_SE.UTF-8', TZ: 'America/St_Johns' },
  {
    LC_ALL: 'zh_CN.UTF-8',
    LANG: 'zh_CN.UTF-8',
    LANGUAGE: 'zh',
    TZ: 'Asia/Shanghai',
    UV_THREADPOOL_SIZE: '1',
  },
];
const folders = ['.', 'a/b', 'mine'];

/** The same entries in another order, one for each turn. */
function shuffled<T>(entries: readonly T[], turn: number): T[] {
  return entries
    .map((entry, index) => ({ entry, rank: ((index + 1) * (turn * 7 + 3)) % 31 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** Every file below a folder with its text. */
function textsIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** What a new process makes of the same files, which were written in another order, elsewhere. */
async function generated(turn: number): Promise<Record<string, string>> {
  const root = temporaryFolder(Object.fromEntries(shuffled(Object.entries({ ...files, 'a/b/x': '' }), turn)));
  const cwd = join(root, folders[turn % folders.length] ?? '.');
  const there = (name: string): string => relative(cwd, join(root, name)) || '.';
  const names = shuffled(documents, turn).map((name) => (name.endsWith('.yaml') ? there(name) : name));
  const targets = shuffled(['types', 'server', 'client', 'validators', 'list'], turn).join(',');
  const args = ['generate', ...names, '-o', there('out'), '--templates', there('mine'), '--target', targets];
  const env = environments[turn % environments.length] ?? {};
  expect(await koocontract(args, { cwd, env })).toMatchObject({ code: 0, stderr: '' });
  return textsIn(join(root, 'out'));
}

describe('the same documents and templates', () => {
  it('become the same bytes ten times: other processes, places, orders, languages and time zones', async () => {
    const first = await generated(0);
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining(['places/.koocontract.json', 'places/ä.json', 'shop/b/getOrder.json']),
    );
    for (let turn = 1; turn < 10; turn++) expect(await generated(turn)).toEqual(first);
    // Ten runs of three documents, on machines that may be busy.
  }, 300_000);
});
