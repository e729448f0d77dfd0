import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from './package-root.ts';
import { bothSides } from './testing/both-sides.ts';
import { generateDocument } from './testing/generate-document.ts';

const schema = (name: string): string =>
  `application/json: { schema: { $ref: '#/components/schemas/${name}' } }`;
const post = (name: string, sent: string, answered: string): string =>
  `  /${name}: { post: { operationId: ${name}, requestBody: { required: true, content: { ${schema(sent)} } }, responses: { '200': { description: ok, content: { ${schema(answered)} } } } } }\n`;

const schemas = `components:
  schemas:
    Order:
      type: object
      required: [id, name, secret, lines]
      properties:
        id: { type: string, readOnly: true }
        name: { type: string }
        secret: { type: string, writeOnly: true }
        state: { type: string, enum: [open, closed] }
        lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
        parent: { $ref: '#/components/schemas/Order' }
    Line: { type: object, required: [no, sku], properties: { no: { type: integer, readOnly: true }, sku: { type: string } } }
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind, mapping: { kitty: Cat, kitten: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } }
    Cat: { type: object, required: [kind, lives], properties: { kind: { type: string }, lives: { type: integer }, chip: { type: string, readOnly: true } } }
    Dog: { type: object, required: [kind, tricks], properties: { kind: { type: string }, tricks: { type: array, items: { type: string } } } }
    Animal:
      anyOf: [{ $ref: '#/components/schemas/Fish' }, { $ref: '#/components/schemas/Bird' }]
      discriminator: { propertyName: kind }
    Fish: { type: object, required: [kind, fins], properties: { kind: { type: string }, fins: { type: integer } } }
    Bird: { type: object, required: [kind, wings], properties: { kind: { type: string }, wings: { type: integer } } }
    Vehicle: { type: object, required: [type], properties: { type: { type: string }, plate: { type: string, readOnly: true } }, discriminator: { propertyName: type, mapping: { car: '#/components/schemas/Car' } } }
    Car: { allOf: [{ $ref: '#/components/schemas/Vehicle' }, { type: object, required: [doors], properties: { doors: { type: integer } } }] }
    Bike: { allOf: [{ $ref: '#/components/schemas/Vehicle' }, { type: object, required: [gears], properties: { gears: { type: integer } } }] }
    Ride: { oneOf: [{ $ref: '#/components/schemas/Car' }, { $ref: '#/components/schemas/Bike' }] }
    Tree: { type: object, required: [items], properties: { items: { type: array, items: { $ref: '#/components/schemas/Tree' } }, size: { enum: [s, m] } } }
    Base: NULLBASE
    Heir: { allOf: [{ $ref: '#/components/schemas/Base' }], required: [a] }
    Odd: { type: object, required: [ok, no], properties: { ok: NULLABLE, no: CONSTANT, pair: PAIR } }
`;
const of31 = schemas
  .replace('NULLABLE', "{ type: [string, 'null'] }")
  .replace('NULLBASE', "{ type: [object, 'null'], properties: { a: { type: string } } }")
  .replace('CONSTANT', '{ const: never }')
  .replace(
    'PAIR',
    '{ type: array, prefixItems: [{ type: integer }, { enum: [a, b] }], minItems: 2, items: false }',
  );
const of30 = schemas
  .replace('NULLABLE', '{ type: string, nullable: true }')
  .replace('NULLBASE', '{ type: object, nullable: true, properties: { a: { type: string } } }')
  .replace('CONSTANT', '{ type: string, enum: [never] }')
  .replace('pair: PAIR', 'pair: { type: array, items: {} }');

const documentOf = (version: string, components: string): string => `openapi: ${version}
info: { title: Types, version: '1' }
paths:
${post('order', 'Order', 'Order')}${post('pet', 'Pet', 'Pet')}${post('animal', 'Animal', 'Animal')}${post('ride', 'Ride', 'Ride')}${post('tree', 'Tree', 'Tree')}${post('odd', 'Odd', 'Odd')}${components}`;

/** Every line must compile, and what is marked must not. */
const use = `import { createClient, type Received } from './client.ts';
import type { Handlers } from './server.ts';
import type { AnimalRequest, OddRequest, OrderRequest, OrderResponse, PetRequest, RideRequest, TreeResponse } from './types.ts';

const client = createClient({ url: 'http://localhost' });

export async function send(): Promise<void> {
  // What only the receiver sets is not asked of a sender.
  const { data } = await client.order({ name: 'a', secret: 's', lines: [{ sku: 'x' }] });
  if (data === undefined) return;
  const id: string = data.id;
  const no: number | undefined = data.lines[0]?.no;
  // @ts-expect-error: nor does it come back what only a sender sets
  data.secret;
  // An enum that comes is open, one that goes is closed.
  const state: string | undefined = data.state;
  if (data.state === 'open' || data.state === 'closed' || data.state === 'new') console.log(id, no, state);
  // @ts-expect-error: not such a state
  await client.order({ name: 'a', secret: 's', lines: [], state: 'new' });
}

export const handlers: Pick<Handlers, 'order' | 'pet' | 'tree'> = {
  order: (request) => {
    const secret: string = request.secret;
    const state: 'open' | 'closed' | undefined = request.state;
    // @ts-expect-error: a request has none
    request.id;
    const line = { no: 1, sku: secret };
    return { id: '1', name: request.name, lines: [line], ...(state === undefined ? {} : { state }) };
  },
  // @ts-expect-error: the answer lacks what is required and readOnly
  pet: (request): { kind: 'dog' } => ({ kind: 'dog' }),
  tree: ({ items }) => ({ items: items.flatMap((tree) => tree.items) }),
};

export function pet(one: PetRequest | Received<PetRequest>): number | string[] {
  switch (one.kind) {
    case 'kitty':
    case 'kitten':
      return one.lives;
    case 'dog':
      return one.tricks;
  }
}

export function animal(one: AnimalRequest): number {
  switch (one.kind) {
    case 'Fish':
      return one.fins;
    case 'Bird':
      return one.wings;
  }
}

export function ride(one: RideRequest | Received<RideRequest>): number {
  switch (one.type) {
    case 'car':
      return one.doors;
    case 'Bike':
      return one.gears;
  }
}

export function odd({ ok, no }: OddRequest): string {
  const never: 'never' = no;
  return ok === null ? never : ok.trim();
}

export function depth({ items }: Received<TreeResponse>): number {
  return 1 + Math.max(0, ...items.map(depth));
}

// @ts-expect-error: the whole answer has an id
export const answer: OrderResponse = { name: 'a', lines: [] };
export const request: OrderRequest = { name: 'a', secret: 's', lines: [], parent: { name: 'b', secret: 't', lines: [] } };
`;
const pairs = `
export function pair({ pair = [1, 'a'] }: OddRequest): number {
  const [first, second]: [number, 'a' | 'b'] = pair;
  // @ts-expect-error: there is no third
  pair[2];
  return second === 'a' ? first : 0;
}
export async function received(): Promise<number | undefined> {
  const { data } = await client.odd({ ok: null, no: 'never' });
  const pair: [number, string] | undefined = data?.pair;
  return pair?.[0];
}
`;

const flags = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'es2022',
  lib: ['es2022'],
  module: 'nodenext',
  types: ['node'],
};

function compile(compiler: string, folder: string): string {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: flags, include: ['*.ts'] }));
  const bin = join(packageRoot, 'node_modules', compiler, 'bin/tsc');
  try {
    return execFileSync(process.execPath, [bin, '-p', folder], { encoding: 'utf8' });
  } catch (error) {
    return String(Object(error).stdout);
  }
}

describe.each([
  ['3.1.1', of31, use + pairs],
  ['3.0.3', of30, use],
])('types of %s', (version, components, text) => {
  it.each(['typescript', 'typescript-5.4', 'typescript-newest'])(
    'follow the direction, narrow, and are open for what nobody has checked, by %s',
    async (compiler) => {
      const folder = await generateDocument(documentOf(version, components));
      writeFileSync(join(folder, 'use.ts'), text);
      expect(compile(compiler, folder)).toBe('');
    },
  );
});

describe('readOnly and writeOnly', () => {
  it('hold on the wire as in the types', async () => {
    const { client, server, serve } = await bothSides(documentOf('3.1.1', of31));
    const answers = { full: { id: '1', name: 'a', lines: [] }, lacking: { name: 'a', lines: [] } };
    const order = (input: unknown): unknown =>
      Object(input).name === 'full' ? answers.full : answers.lacking;
    const idle = (): undefined => undefined;
    const handlers = { order, pet: idle, animal: idle, ride: idle, tree: idle, odd: idle };
    const url = await serve(server.createReceiver({ handlers, onAnswer: () => undefined }));
    const send = client.createClient({ url })['order'];
    expect(await send?.({ name: 'full', secret: 's', lines: [{ sku: 'x' }] })).toMatchObject({
      data: answers.full,
    });
    expect((await send?.({ name: 'lacking', secret: 's', lines: [] }))?.response.status).toBe(500);
    expect((await send?.({ name: 'full', lines: [] }))?.response.status).toBe(400);
  });
});
