import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { targetNames } from '../targets/targets.ts';
import { viewVersion } from '../targets/views.ts';
import { temporaryFolder } from '../testing/temporary.ts';
import { choosePacks } from './choose-packs.ts';
import { findPacks } from './find-packs.ts';
import { TemplateError } from './template-error.ts';

const declared = { 'own/pack.json': '{ "description": "mine", "view": "server" }', 'own/a.md.hbs': 'x' };

/** The mistakes in a folder of templates, each with its suggestions, and without the folder's own path. */
function mistakesIn(files: Readonly<Record<string, string>>): string[] {
  const folder = temporaryFolder(files);
  try {
    findPacks(folder);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return error.problems.map(({ message, suggestions }) =>
      [message, ...suggestions].join(' ⇒ ').replaceAll(`${folder}/`, '').replaceAll(folder, '.'),
    );
  }
}

describe('findPacks', () => {
  it('has ours when there is no folder', () => {
    expect(findPacks(undefined).map(({ name }) => name)).toEqual(targetNames);
    expect(
      findPacks(undefined)
        .flatMap(({ sources }) => sources)
        .some(({ foreign }) => foreign),
    ).toBe(false);
  });

  it("puts a user's template in the place of ours of the same name, and keeps the rest", () => {
    const folder = temporaryFolder({
      'server/_result.hbs': 'mine {{> more}}',
      'server/_more.hbs': 'more',
      'server/pack.json': `{ "viewVersion": ${viewVersion} }`,
      'server/README.md': 'About these.',
      'README.md': 'About all.',
      'server/.server.ts.hbs.swp': 'an editor',
    });
    const server = findPacks(folder).find(({ name }) => name === 'server');
    const names = readdirSync(join(packageRoot, 'templates/server'));
    expect(server?.sources.map(({ name }) => name)).toEqual([...names, '_more.hbs'].sort());
    expect(server?.sources.filter(({ foreign }) => foreign).map(({ text }) => text)).toEqual([
      'more',
      'mine {{> more}}',
    ]);
  });

  it("adds packs of the user's own", () => {
    const packs = findPacks(
      temporaryFolder({ ...declared, 'own/docs/[exchange].md.hbs': '{{> x}}', 'own/_x.hbs': '' }),
    );
    expect(packs.at(-1)).toMatchObject({
      name: 'own',
      view: 'server',
      sources: [{ name: '_x.hbs' }, { name: 'a.md.hbs' }, { name: 'docs/[exchange].md.hbs' }],
    });
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'no template at all',
      { 'README.md': '' },
      '. holds no templates. `koocontract templates` lists ours; `koocontract templates eject NAME -o .` copies one there.',
    ],
    [
      'a pack instead of the folder around it',
      { 'pack.json': declared['own/pack.json'], 'a.md.hbs': '' },
      '. is a pack itself, since it has a pack.json. Name the folder that it stands in.',
    ],
    [
      'a name mistyped',
      { 'server/servr.ts.hbs': '' },
      'server/servr.ts.hbs fits nothing: server has _body.hbs, _content.hbs, _credentials.hbs, _exchange.hbs, _field.hbs, _parameter.hbs, _part.hbs, _reply-body.hbs, _result.hbs, server.ts.hbs. A file takes the place of ours of the same name, and a partial of your own begins with _. What prints a file of another name belongs into a pack of your own: docs/templates.md. ⇒ server.ts.hbs',
    ],
    ['a partial mistyped', { 'server/_reslt.hbs': '' }, '⇒ _result.hbs'],
    ['a file that is no template', { 'server/server.ts': '' }, 'server/server.ts fits nothing'],
    ['a folder within a target', { 'server/more/_a.hbs': '' }, 'server/more/_a.hbs fits nothing'],
    [
      'a target mistyped',
      { 'servr/server.ts.hbs': '' },
      'servr has the name of no target. There are: types, server, client, validators. A pack of your own says in a pack.json what it is: docs/templates.md. ⇒ server',
    ],
    [
      'a file in no folder',
      { '_exchange.hbs': '' },
      "_exchange.hbs stands in no target's folder. There are: types, server, client, validators. ⇒ server/_exchange.hbs",
    ],
    ['a broken template', { 'server/_result.hbs': '{{#if a}}' }, '{{#if}} is never closed'],
    ['a raw print', { 'server/_result.hbs': '{{a}}' }, 'prints as it is'],
    ['a raw print in a pack of its own', { ...declared, 'own/b.md.hbs': '{{a}}' }, 'prints as it is'],
    [
      'another version of the views',
      { 'server/pack.json': '{ "viewVersion": 99 }' },
      `server/pack.json was written for version 99 of the views, and these are version ${viewVersion}. Compare the templates with docs/templates.md, then set viewVersion to ${viewVersion}.`,
    ],
    [
      'a pack.json that is not ours to say',
      { 'server/pack.json': '{ "view": "client" }' },
      'has a key that means nothing here: view. There are: viewVersion.',
    ],
    [
      'a pack.json that is no JSON',
      { ...declared, 'own/pack.json': '{' },
      'own/pack.json is no JSON object. Write { "description": "…", "view": "server" }.',
    ],
    [
      'a pack.json without a view',
      { ...declared, 'own/pack.json': '{ "description": "mine" }' },
      'own/pack.json has no view.',
    ],
    [
      'a key mistyped',
      { ...declared, 'own/pack.json': '{ "veiw": "server" }' },
      'has a key that means nothing here: veiw. There are: description, view, viewVersion. ⇒ view',
    ],
    [
      'an unknown view',
      { ...declared, 'own/pack.json': '{ "description": "", "view": "servr" }' },
      'asks for a view that does not exist: "servr". There are: types, server, client, validators, model. ⇒ server',
    ],
    [
      'a pack that prints nothing',
      { 'own/pack.json': declared['own/pack.json'], 'own/_a.hbs': '' },
      'own prints nothing',
    ],
    [
      'a name that --target could not take',
      { 'My Pack/pack.json': declared['own/pack.json'], 'My Pack/a.hbs': '' },
      'My Pack is no name that --target could take',
    ],
    [
      'a file of a pack that is no template',
      { ...declared, 'own/b.md': '' },
      'own/b.md is no template, whose name ends in .hbs.',
    ],
    [
      'a partial in a folder',
      { ...declared, 'own/docs/_b.hbs': '' },
      'own/docs/_b.hbs is a partial in a folder.',
    ],
    [
      'an unknown placeholder',
      { ...declared, 'own/[schema].md.hbs': '' },
      'own/[schema].md.hbs has [schema] in its name. There is only [exchange]',
    ],
    [
      'a file per exchange without exchanges',
      { ...declared, 'own/pack.json': '{ "description": "", "view": "types" }', 'own/[exchange].md.hbs': '' },
      'which the view types has no list of. Use the view server or model.',
    ],
  ])('refuses %s', (_what, files, message) => {
    expect(mistakesIn(files)).toContainEqual(expect.stringContaining(message));
  });

  it('gathers all mistakes', () => {
    expect(
      mistakesIn({ 'a.hbs': '', 'server/_result.hbs': '{{a}}{{b}}', 'clint/client.ts.hbs': '' }),
    ).toHaveLength(4);
  });

  it('does not print the mark that some editors begin a file with', () => {
    const packs = findPacks(temporaryFolder({ 'server/_result.hbs': '\ufeffmine' }));
    expect(packs.flatMap(({ sources }) => sources).find(({ foreign }) => foreign)?.text).toBe('mine');
  });

  it('refuses a folder that has no name', () => {
    expect(() => findPacks('')).toThrow('There is no folder without a name.');
  });

  it('refuses a folder that is not there', () => {
    const folder = temporaryFolder();
    rmSync(folder, { recursive: true });
    expect(() => findPacks(folder)).toThrow(
      `There is no folder ${folder}. \`koocontract templates\` lists ours`,
    );
  });
});

describe('choosePacks', () => {
  it('brings along what a target imports, and nothing else', () => {
    const packs = findPacks(temporaryFolder(declared));
    expect(choosePacks(packs, ['own', 'client']).map(({ name }) => name)).toEqual(['types', 'client', 'own']);
  });

  it('lists the targets when one does not exist', () => {
    const packs = findPacks(temporaryFolder(declared));
    expect(() => choosePacks(packs, ['ownn'])).toThrow(
      'There is no target ownn. There are: types, server, client, validators, own.',
    );
  });
});
