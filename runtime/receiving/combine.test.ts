import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../idempotency/memory-store.ts';
import { combine } from './combine.ts';
import { type Receiver, receive } from './receiver.ts';
import type { Dispatch, ExchangeDefinition } from './service.ts';

type Address = Pick<ExchangeDefinition, 'method' | 'path' | 'activity'>;

/** A receiver that answers each of its exchanges with its own name and the exchange's. */
function answering(name: string, addresses: readonly Address[], dispatch?: Dispatch, prefix = ''): Receiver {
  const exchanges = addresses.map(
    (address): ExchangeDefinition => ({
      ...address,
      name: address.activity ?? address.path,
      parameters: [],
      body: { format: 'json', optional: true },
      validateRequest: (value) => ({ ok: true, value }),
      responses: [{ status: 200, validate: (value) => ({ ok: true, value }) }],
      handler: (_input, { exchange }) => `${name} ${exchange}`,
    }),
  );
  return receive(
    { exchanges, ...(dispatch === undefined ? {} : { dispatch }) },
    { idempotency: createMemoryStore(), prefix, onAnswer: () => undefined },
  );
}

const callbacks = (...activities: string[]): Address[] =>
  activities.map((activity) => ({ method: 'POST', path: '/', activity }));

async function answerTo(receiver: Receiver, path: string, init: RequestInit): Promise<unknown> {
  const response = await receiver(new Request(`https://merchant.example.com${path}`, init));
  return response.status === 200 ? response.json() : response.status;
}

const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });
const byBody: Dispatch = { in: 'body', name: 'activity' };

describe('combine', () => {
  const one = combine(
    answering('saas', callbacks('newInstance', 'queryInstance'), byBody),
    answering('notification', callbacks('orderNotify'), byBody),
    answering('v1', [{ method: 'GET', path: '/', activity: 'newInstance' }], {
      in: 'query',
      name: 'activity',
    }),
    answering('kit', [{ method: 'POST', path: '/produceAPI/v2/tenantSync' }]),
  );

  it.each([
    ['by activity in the body', '/', post({ activity: 'orderNotify' }), 'notification orderNotify'],
    ['by activity of the first', '/saas', post({ activity: 'queryInstance' }), 'saas queryInstance'],
    ['by method', '/?activity=newInstance', { method: 'GET' }, 'v1 newInstance'],
    ['by sub-path', '/produceAPI/v2/tenantSync', post({ flag: 1 }), 'kit /produceAPI/v2/tenantSync'],
  ])('tells guides on one address apart %s', async (_, path, init, expected) => {
    expect(await answerTo(one, path, init)).toBe(expected);
  });

  it('takes what is combined already', async () => {
    const more = combine(one, answering('a', callbacks('newInstance'), byBody, '/a'));
    expect(await answerTo(more, '/a', post({ activity: 'newInstance' }))).toBe('a newInstance');
    expect(await answerTo(more, '/', post({ activity: 'orderNotify' }))).toBe('notification orderNotify');
  });

  it('leaves an unknown activity to the first receiver of that method', async () => {
    expect(await answerTo(one, '/', post({ activity: 'explode' }))).toBe(400);
    expect(await answerTo(one, '/', { method: 'POST', body: '{' })).toBe(400);
    expect(await answerTo(one, '/', { method: 'DELETE' })).toBe(404);
  });

  it('respects the prefix that each receiver is mounted below', async () => {
    const both = combine(
      answering('a', callbacks('newInstance'), byBody, '/a'),
      answering('b', callbacks('newInstance'), byBody, '/b'),
    );
    expect(await answerTo(both, '/b', post({ activity: 'newInstance' }))).toBe('b newInstance');
  });

  it('prefers the longest prefix, whatever the order', async () => {
    const root = answering('root', callbacks('newInstance', 'queryInstance'), byBody);
    const below = answering('below', callbacks('newInstance'), byBody, '/licence');
    for (const both of [combine(root, below), combine(below, root)]) {
      expect(await answerTo(both, '/licence', post({ activity: 'newInstance' }))).toBe('below newInstance');
      expect(await answerTo(both, '/', post({ activity: 'newInstance' }))).toBe('root newInstance');
    }
  });

  it('refuses two receivers that answer the same requests', () => {
    const saas = () => answering('saas', callbacks('newInstance'), byBody);
    expect(() => combine(saas(), saas())).toThrow(
      'Two receivers answer POST / with newInstance (newInstance), so nothing tells their requests apart.',
    );
    expect(() => combine()).toThrow('nothing to combine');
  });
});
