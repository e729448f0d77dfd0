import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../load/load.ts';
import { typesView } from '../targets/types.ts';
import { temporaryFolder } from '../testing/temporary.ts';
import { buildModel } from './build-model.ts';

const head = `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths: { /a: { get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } } } }
`;

const union = `${head}components:
  schemas:
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }
    Cat: { type: object, required: [name], properties: { kind: { const: cat }, name: { type: string } } }
    Dog: { type: object, required: [name], properties: { kind: { type: string }, name: { type: string } } }
`;

const inheritance = `${head}components:
  schemas:
    Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { kind: { enum: [cat] } } }] }
`;

async function typesOf(text: string): Promise<string> {
  const loaded = await loadDocument(join(temporaryFolder({ 'pets.yaml': text }), 'pets.yaml'));
  return (await typesView(buildModel(loaded), loaded)).openapiTypes.text;
}

describe('discriminators', () => {
  it('keep the value that an alternative has by itself, else its name', async () => {
    const types = await typesOf(union);
    expect(types).toContain('kind: "cat"');
    expect(types).toContain('kind: "Dog"');
    expect(types).not.toContain('kind: "Cat"');
  });

  it('keep the value of one that has the others’ base as a part', async () => {
    const types = await typesOf(inheritance);
    expect(types).toContain('kind: "cat"');
    expect(types).not.toContain('kind: "Cat"');
  });

  it('mean nothing where a base of the alternatives allows none of their names', async () => {
    const types = await typesOf(`${head}components:
  schemas:
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }
    Base: { type: object, required: [kind], properties: { kind: { enum: [PURRS, BARKS] } } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { lives: { type: integer } } }] }
    Dog: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { tricks: { type: integer } } }] }
`);
    expect(types).toContain('kind: "PURRS" | "BARKS"');
    expect(types).not.toMatch(/"(?:Cat|Dog)";/);
  });

  it('leave the document as it is, so that validators check what it says', async () => {
    const file = join(temporaryFolder({ 'pets.yaml': union }), 'pets.yaml');
    const loaded = await loadDocument(file);
    await typesView(buildModel(loaded), loaded);
    expect(loaded.openapi).toEqual((await loadDocument(file)).openapi);
  });
});
