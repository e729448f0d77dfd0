import { describe, expect, it } from 'vitest';
import { bodySign } from './body-sign.ts';
import { kitV2 } from './kit-v2.ts';
import { responseSchemeNamed, responseSchemes, schemeNamed, schemes } from './schemes.ts';

describe('schemes', () => {
  it('are found by name', () => {
    expect(schemeNamed('kit-v2')).toBe(kitV2);
    expect(responseSchemeNamed('body-sign')).toBe(bodySign);
  });

  it('that do not exist are refused with those that do', () => {
    expect(() => schemeNamed('body-sign')).toThrow('no signature scheme "body-sign". There are: saas-v2, ');
    expect(() => responseSchemeNamed('kit-v2')).toThrow(
      'no signature scheme for responses "kit-v2". There are: body-sign.',
    );
  });

  it.each([...schemes, ...responseSchemes])('$name is what the file of that name exports', async (scheme) => {
    const file = new URL(`${scheme.name}.ts`, import.meta.url);
    const exported: Record<string, unknown> = await import(file.href);
    const variable = scheme.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    expect(exported[variable]).toBe(scheme);
  });
});
