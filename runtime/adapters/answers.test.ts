import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { frameworks } from './testing/frameworks.ts';
import { notesByPath } from './testing/notes-by-path.ts';

describe.each(Object.entries(frameworks))('%s sends', (_name, { serve }) => {
  const served = async (path: string): Promise<string> =>
    `${await serve(notesByPath('/saas'), '/saas')}/saas/notes/7${path}`;

  it('an answer without a body', async () => {
    const response = await fetch(await served(''), { method: 'DELETE' });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      204,
      null,
      '',
    ]);
  });

  it('an empty answer without inventing a type', async () => {
    const response = await fetch(await served('/check'));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      null,
      '',
    ]);
  });

  it('another type than JSON, and headers in the case that the document gives them', async () => {
    const [response]: IncomingMessage[] = await once(get(await served('/csv')), 'response');
    if (response === undefined) throw new Error('There is no response.');
    expect(response.headers['content-type']).toMatch(/^text\/csv/);
    expect(response.headers['content-length']).toBe('5');
    expect(await text(response)).toBe('é,1\n');
    expect(response.rawHeaders).toContain('Body-Sign');
  });

  it.each(['QUERY', 'COPY'])('what a request with %s asks for', async (method) => {
    const response = await fetch(await served(''), {
      method,
      body: '{"word":"a"}',
      headers: { 'content-type': 'application/json' },
    });
    expect([response.status, await response.json()]).toEqual([
      200,
      { path: { id: '7' }, query: {}, body: { word: 'a' } },
    ]);
  });
});
