import { describe, expect, it } from 'vitest';
import { listTemplates } from './list-templates.ts';

describe('listTemplates', () => {
  const templates = listTemplates().flatMap((target) => target.templates);

  it.each(templates.map(({ name, description }) => [name, description]))(
    '%s says in a line what it prints',
    (_name, description) => {
      expect(description).toMatch(/^\S.{5,130}$/);
    },
  );

  it('tells templates from partials', () => {
    const kinds = Object.fromEntries(templates.map(({ name, kind }) => [name, kind]));
    expect(kinds).toMatchObject({ 'server/server.ts.hbs': 'template', 'server/_exchange.hbs': 'partial' });
  });
});
