import { describe, expect, it } from 'vitest';
import { parseBody } from './body.ts';
import { receive } from './receiver.ts';
import type { BodyDefinition, ParameterDefinition } from './service.ts';

const wrong = { polluted: 'yes' };

/** What a handler gets of a request. */
async function received(
  request: Request,
  body: BodyDefinition,
  parameters: readonly ParameterDefinition[] = [],
): Promise<unknown> {
  const seen: unknown[] = [];
  const receiver = receive(
    {
      exchanges: [
        {
          name: 'note',
          method: 'POST',
          path: '/notes/{__proto__}/{constructor}',
          parameters,
          body,
          validateRequest: (value) => ({ ok: true, value }),
          responses: [{ status: 200, validate: (value) => ({ ok: true, value }) }],
          handler: (input) => {
            seen.push(input);
            // What careless handlers do.
            Object.assign({}, input);
            return 'ok';
          },
        },
      ],
    },
    { onAnswer: () => undefined },
  );
  expect((await receiver(request)).status).toBe(200);
  expect({}).not.toHaveProperty('polluted');
  return seen[0];
}

function post(body: string | FormData | URLSearchParams, query = ''): Request {
  return new Request(`https://m.example.com/notes/p/c${query}`, { method: 'POST', body });
}

describe('prototype keys do not reach a handler', () => {
  it('in JSON', async () => {
    const body = `{"__proto__":${JSON.stringify(wrong)},"constructor":{"prototype":${JSON.stringify(wrong)}},"a":1}`;
    expect(JSON.stringify(await received(post(body), { format: 'json' }))).toBe('{"a":1}');
  });

  it('in forms', async () => {
    const form = new URLSearchParams([
      ['__proto__', 'yes'],
      ['constructor', 'Ferrari'],
      ['prototype', 'x'],
    ]);
    const read = await received(post(form), { format: 'form' });
    expect(JSON.stringify(read)).toBe('{"constructor":"Ferrari","prototype":"x"}');
  });

  it('in multipart bodies, neither as names of parts nor inside', async () => {
    const form = new FormData();
    form.append('__proto__', JSON.stringify(wrong));
    form.append('constructor', JSON.stringify({ prototype: wrong }));
    form.append('meta', JSON.stringify({ a: 1, constructor: { prototype: wrong } }));
    const parts = ['__proto__', 'constructor', 'meta'].map((name) => ({ name, type: 'json' as const }));
    const read = await received(post(form), { format: 'multipart', parts });
    expect(JSON.stringify(read)).toBe('{"meta":{"a":1}}');
  });

  it('in parameters, even where the document has such names', async () => {
    const parameters = (['query', 'path', 'header', 'cookie'] as const).flatMap((place) =>
      ['__proto__', 'constructor'].map((name) => ({
        in: place,
        name,
        type: 'string' as const,
        many: place === 'query',
      })),
    );
    const request = post('{}', '?__proto__=a&__proto__=b&constructor=c&polluted=yes');
    request.headers.set('cookie', '__proto__=x; constructor=y');
    request.headers.set('__proto__', 'z');
    const read = Object(await received(request, { format: 'json' }, parameters));
    expect(Object.getPrototypeOf(read.query)).toBe(Object.prototype);
    expect(read).toEqual({
      query: { constructor: ['c'] },
      path: { constructor: 'c' },
      header: {},
      cookie: { constructor: 'y' },
      body: {},
    });
  });
});

describe('a body that is nested too deep', () => {
  const deep = `${'['.repeat(101)}${']'.repeat(101)}`;
  const form = new FormData();
  form.append('meta', new File([deep], 'meta.json', { type: 'application/json' }));

  it.each([
    ['json', deep],
    ['multipart', form],
  ] as const)('is refused as %s', async (format, sent) => {
    const response = new Response(sent);
    const body = new Uint8Array(await response.arrayBuffer());
    const url = new URL('https://m.example.com/');
    const read = async (): Promise<unknown> =>
      parseBody({ method: 'POST', url, headers: response.headers, body }, { format });
    await expect(read()).rejects.toThrow('100 levels');
  });
});
