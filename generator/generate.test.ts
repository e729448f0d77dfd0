import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { loadDocument } from './load/load.ts';
import { buildModel } from './model/build-model.ts';
import { packageRoot } from './package-root.ts';
import { compileErrors } from './testing/compile-errors.ts';
import { shopDocument } from './testing/documents.ts';
import { generateDocument } from './testing/generate-document.ts';
import { oddDocuments } from './testing/odd-documents.ts';
import { temporaryFolder } from './testing/temporary.ts';

function textsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$/.test(name),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('generate', () => {
  it('prints code that compiles under every strict flag', async () => {
    const folder = await generateDocument(shopDocument);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(files).toEqual(['client.ts', 'schemas.ts', 'server.ts', 'types.ts', 'validators.ts']);
    const paths = files.map((name) => join(folder, name));
    expect(compileErrors(paths, { skipLibCheck: false })).toEqual([]);
  });

  it.each(Object.entries(oddDocuments))('compiles what it makes of %s', async (_what, text) => {
    const folder = await generateDocument(text);
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name));
    expect(compileErrors(files)).toEqual([]);
    for (const file of files) await import(file);
  });

  it.each([
    ['a pattern that JavaScript does not know', 'type: string, pattern: "(?i)a"', 'pattern-left-out'],
    ['an empty enum', 'enum: []', 'enum-left-out'],
  ])('tells of %s, which it leaves out', async (_what, schema, code) => {
    const text = shopDocument.replace(
      'type: string, maxLength: 8 } }\n        - { name: verbose',
      `${schema} } }\n        - { name: verbose`,
    );
    const file = join(temporaryFolder({ 'shop.yaml': text }), 'shop.yaml');
    const { problems } = await loadDocument(file);
    expect(problems).toMatchObject([{ severity: 'warning', code: `koocontract/${code}` }]);
    expect(problems[0]?.place?.line).toBeGreaterThan(1);
    await generateDocument(text);
  });

  it.each([
    ['ES2022', ['lib.es2022.d.ts']],
    ['ES2024 and DOM', ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts']],
  ])('compiles with the library %s, too', (_name, lib) => {
    const files = readdirSync(join(packageRoot, 'generated')).flatMap((id) => {
      const folder = join(packageRoot, 'generated', id);
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
    });
    expect(files.length).toBeGreaterThan(300);
    expect(compileErrors(files, { lib })).toEqual([]);
  });

  it('prints the same text every time', async () => {
    expect(textsOf(await generateDocument(shopDocument))).toEqual(
      textsOf(await generateDocument(shopDocument)),
    );
  });

  it('prints tidy text: no trailing blanks, no runs of empty lines, one newline at the end', async () => {
    for (const [name, text] of Object.entries(textsOf(await generateDocument(shopDocument)))) {
      expect(text, name).not.toMatch(/[ \t]$/m);
      expect(text, name).not.toMatch(/\n\n\n/);
      expect(text, name).toMatch(/[^\n]\n$/);
    }
  });

  it('copies only what the generated code needs of the runtime', async () => {
    const names = Object.keys(textsOf(await generateDocument(shopDocument)));
    expect(names).toContain('runtime/receiving/receiver.ts');
    expect(names).not.toContain('runtime/signing/saas-v2.ts');
    expect(names.some((name) => name.includes('.test.'))).toBe(false);
  });

  it('lets nothing of a document out of its place', async () => {
    const text = '*/ throw new Error("out"); /* `$' + '{x}` {{y}} \u2028';
    const hostile = shopDocument
      .replace(
        'summary: Read an order',
        `summary: ${JSON.stringify(text)}, description: ${JSON.stringify(text)}`.replace(
          ', description',
          '\n      description',
        ),
      )
      .replace('title: Shop', `title: ${JSON.stringify(text)}`)
      .replaceAll('state', JSON.stringify("sta'te\\"));
    const folder = await generateDocument(hostile);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(compileErrors(files.map((name) => join(folder, name)))).toEqual([]);
    await import(join(folder, 'server.ts'));
  });
});

describe('validators', () => {
  it.each(['saas-v2', 'open-api'])('of %s agree with Ajv on the document as it stands', async (id) => {
    const loaded = await loadDocument(join(packageRoot, 'spec', `${id}.yaml`));
    const generated: Record<string, (value: unknown) => { ok: boolean }> = await import(
      join(packageRoot, 'generated', id, 'validators.ts')
    );
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(loaded.openapi, 'document');
    let compared = 0;
    for (const { kind, key, method, body, parameters, requestType, responses, examples } of buildModel(loaded)
      .exchanges) {
      const operation = `document#/${kind}s/${encodeURIComponent(key.replaceAll('/', '~1'))}/${method}`;
      const schemaOf = (holder: string): string => `${operation}/${holder}/content/application~1json/schema`;
      const places = [
        ...(body !== undefined && parameters.every(({ signing }) => signing)
          ? [[requestType, schemaOf('requestBody')]]
          : []),
        [responses[0]?.typeName, schemaOf('responses/200')],
      ];
      for (const [type, $ref] of places) {
        const raw = ajv.compile({ $ref });
        const values = examples.flatMap((example) => [
          example.body,
          example.response.body,
          ...broken(example.body),
          ...broken(example.response.body),
        ]);
        for (const value of [...values, {}, null, [], 'text'].filter(
          (candidate) => candidate !== undefined,
        )) {
          expect(generated[`validate${type}`]?.(value).ok, `${type} ${JSON.stringify(value)}`).toBe(
            raw(value),
          );
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});

/** The same object with each property left out, of another type, in no format, and too long. */
function broken(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)),
    { ...value, [key]: { nested: true } },
    { ...value, [key]: '?' },
    { ...value, [key]: 'x'.repeat(7000) },
  ]);
}
