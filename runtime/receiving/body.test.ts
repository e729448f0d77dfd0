import { describe, expect, it } from 'vitest';
import { serializeForm, serializeParts } from '../sending/serialize.ts';
import { parseBody } from './body.ts';
import type { BodyDefinition } from './service.ts';

async function parse(
  sent: string | Uint8Array<ArrayBuffer> | FormData,
  definition?: BodyDefinition,
): Promise<unknown> {
  const response = new Response(sent);
  const body = new Uint8Array(await response.arrayBuffer());
  const url = new URL('http://merchant.example.com/');
  return parseBody({ method: 'POST', url, headers: response.headers, body }, definition);
}

describe('parseBody', () => {
  it('reads JSON unless told', async () => {
    expect(await parse('{"a":[1,"中文"]}')).toEqual({ a: [1, '中文'] });
  });

  it('takes no body for none', async () => {
    expect(await parse('')).toBeUndefined();
  });

  it('refuses JSON that is broken, no UTF-8 or nested too deep', async () => {
    const broken = ['{"a":', new Uint8Array([0x22, 0xff, 0x22]), `${'['.repeat(200)}${']'.repeat(200)}`];
    for (const body of broken) await expect(parse(body)).rejects.toMatchObject({ role: 'invalid' });
  });

  it('reads a form as text, but for the fields that are said to be something else', async () => {
    const fields = [
      { name: 'expires', type: 'number' as const },
      { name: 'scope', type: 'string' as const, many: true },
    ];
    const body = serializeForm({ code: 'a b+c&d=中', expires: 7200, scope: ['x', 'y'], none: undefined });
    expect(await parse(body, { format: 'form', fields })).toEqual({
      code: 'a b+c&d=中',
      expires: 7200,
      scope: ['x', 'y'],
    });
  });

  it('reads the parts that a sender makes: files, JSON and text', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10, 45, 45]);
    const body = serializeParts({ file: new File([bytes], 'a.bin'), meta: { type: 'FILE' }, note: '中文' });
    const read = Object(await parse(body, { format: 'multipart' }));
    expect(read).toMatchObject({ meta: { type: 'FILE' }, note: '中文' });
    expect(new Uint8Array(await read.file.arrayBuffer())).toEqual(bytes);
    expect(read.file.name).toBe('a.bin');
  });

  it('reads a part that may be a list as one where there are several', async () => {
    const parts = [{ name: 'tag', type: 'string' as const, many: true, single: true }];
    const read = (tag: unknown) => parse(serializeParts({ tag }, parts), { format: 'multipart', parts });
    expect(await read('a')).toEqual({ tag: 'a' });
    expect(await read(['a', 'b'])).toEqual({ tag: ['a', 'b'] });
  });

  it('reads parts as the document says, whatever type they come with', async () => {
    const parts = [
      { name: 'meta', type: 'json' as const },
      { name: 'file', type: 'file' as const },
    ];
    const body = new FormData();
    body.append('meta', '{"type":"FILE"}');
    body.append('file', new File(['{"a": 1}'], 'a.json', { type: 'application/json' }));
    const read = Object(await parse(body, { format: 'multipart', parts }));
    expect(read.meta).toEqual({ type: 'FILE' });
    expect(await read.file.text()).toBe('{"a": 1}');
  });

  it('reads a file that came without a file name as a file', async () => {
    const body = new FormData();
    body.append('file', '许可');
    const parts = [{ name: 'file', type: 'file' as const }];
    const read = Object(await parse(body, { format: 'multipart', parts }));
    expect(await read.file.text()).toBe('许可');
  });

  it('refuses a body that is not the multipart it should be', async () => {
    await expect(parse('{}', { format: 'multipart' })).rejects.toMatchObject({ role: 'invalid' });
  });
});
