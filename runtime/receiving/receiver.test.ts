import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../idempotency/memory-store.ts';
import { saasV2 } from '../signing/saas-v2.ts';
import { key, notesReceiver, signedRequest } from '../testing/notes-service.ts';
import { ResultError, reply } from './answer.ts';
import { type AnswerEvent, receive } from './receiver.ts';
import type { ExchangeDefinition } from './service.ts';

const success = { resultCode: '000000', resultMsg: 'success' };

async function bodyOf(response: Promise<Response>): Promise<unknown> {
  return (await response).json();
}

describe('a receiver', () => {
  it('hands the validated body to the handler and answers what it returns', async () => {
    const seen: unknown[] = [];
    const receiver = notesReceiver({
      create: (request) => {
        seen.push(request);
        return success;
      },
    });
    const response = await receiver(signedRequest({ activity: 'create', orderId: 'A' }));
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      200,
      'application/json',
      success,
    ]);
    expect(seen).toEqual([{ activity: 'create', orderId: 'A' }]);
  });

  it('writes what is not ASCII as escapes', async () => {
    const receiver = notesReceiver({ drop: () => ({ ...success, memo: '中文😀' }) });
    const text = await (await receiver(signedRequest({ activity: 'drop', orderId: 'A' }))).text();
    expect(text).toContain('\\u4e2d\\u6587\\ud83d\\ude00');
    expect(JSON.parse(text).memo).toBe('中文😀');
  });

  it.each([
    [
      'a wrong signature',
      () =>
        new Request('https://m.example.com/?signature=00&timestamp=1&nonce=n', {
          method: 'POST',
          body: '{}',
        }),
      '000002',
    ],
    ['no signature', () => new Request('https://m.example.com/', { method: 'POST', body: '{}' }), '000001'],
    [
      'a stale time stamp',
      () => signedRequest({ activity: 'drop', orderId: 'A' }, { now: Date.now() - 61_000 }),
      '000002',
    ],
    ['broken JSON', () => signedRequest('{"activity":'), '000002'],
    ['no body', () => signedRequest(''), '000002'],
    ['an unknown activity', () => signedRequest({ activity: 'explode', orderId: 'A' }), '000002'],
    [
      'a prototype key as activity',
      () => signedRequest('{"activity":"constructor","orderId":"A"}'),
      '000002',
    ],
    ['a missing field', () => signedRequest({ activity: 'drop' }), '000002'],
    ['an exchange that is not offered', () => signedRequest({ activity: 'create', orderId: 'A' }), '000002'],
  ])(
    'refuses %s with HTTP 200 and the documented code, and never calls the handler',
    async (_what, request, code) => {
      let called = false;
      const receiver = notesReceiver({
        drop: () => {
          called = true;
          return success;
        },
      });
      const response = await receiver(request());
      expect([response.status, await response.json()]).toMatchObject([
        200,
        { resultCode: code, resultMsg: expect.any(String) },
      ]);
      expect(called).toBe(false);
    },
  );

  it('refuses a replayed nonce', async () => {
    const receiver = notesReceiver({ drop: () => success });
    const request = (): Request => signedRequest({ activity: 'drop', orderId: 'A' }, { nonce: 'once' });
    expect(await bodyOf(receiver(request()))).toEqual(success);
    expect(await bodyOf(receiver(request()))).toMatchObject({ resultCode: '000001' });
  });

  it("answers the code of a ResultError that is another guide's copy of the class", async () => {
    const receiver = notesReceiver({
      drop: () => {
        throw Object.assign(new Error('no such note'), { name: 'ResultError', code: '000003' });
      },
    });
    expect(await bodyOf(receiver(signedRequest({ activity: 'drop', orderId: 'A' })))).toEqual({
      resultCode: '000003',
      resultMsg: 'no such note',
    });
  });

  it('answers the code of a ResultError', async () => {
    const receiver = notesReceiver({
      drop: () => {
        throw new ResultError('000003', 'no such note');
      },
    });
    expect(await bodyOf(receiver(signedRequest({ activity: 'drop', orderId: 'A' })))).toEqual({
      resultCode: '000003',
      resultMsg: 'no such note',
    });
  });

  it('tells nothing of an unexpected error, but reports it', async () => {
    const events: AnswerEvent[] = [];
    const receiver = notesReceiver(
      {
        drop: () => {
          throw new Error('/etc/secret is unreadable');
        },
      },
      { onAnswer: (event) => events.push(event) },
    );
    const response = await receiver(signedRequest({ activity: 'drop', orderId: 'A' }));
    expect([response.status, await response.json()]).toEqual([
      200,
      { resultCode: '000005', resultMsg: 'other inner error' },
    ]);
    expect(String(events[0]?.cause)).toContain('/etc/secret');
  });

  it('does not send an answer that breaks the document', async () => {
    const receiver = receive(
      {
        exchanges: [
          {
            name: 'count',
            method: 'GET',
            path: '/count',
            parameters: [],
            validateRequest: (value) => ({ ok: true, value }),
            responses: [
              {
                status: 200,
                validate: (value) =>
                  typeof value === 'number'
                    ? { ok: true, value }
                    : { ok: false, faults: [{ path: '', message: 'must be number' }] },
              },
            ],
            handler: () => 'three',
          },
        ],
      },
      {
        idempotency: { once: () => Promise.reject(new Error('unused')), close: () => undefined },
        onAnswer: () => undefined,
      },
    );
    const response = await receiver(new Request('https://m.example.com/count'));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      500,
      'application/problem+json',
    ]);
  });

  it('refuses a body over the limit', async () => {
    const receiver = notesReceiver({ drop: () => success }, { bodyLimit: 100 });
    expect(
      await bodyOf(receiver(signedRequest({ activity: 'drop', orderId: 'A'.repeat(200) }))),
    ).toMatchObject({ resultCode: '000002', resultMsg: expect.stringContaining('larger than 100 bytes') });
  });

  it('does not start with an empty key', () => {
    expect(() =>
      receive(
        {
          exchanges: [
            {
              ...definition(),
              signature: {
                scheme: { name: 'x', sign: (r) => r, verify: () => undefined },
                window: 60,
                credentials: { key: '' },
              },
            },
          ],
        },
        { idempotency: { once: () => Promise.reject(new Error('unused')), close: () => undefined } },
      ),
    ).toThrow('The key for count is empty');
    expect(key).not.toBe('');
  });

  it('answers another documented status by reply()', async () => {
    const receiver = receive(
      { exchanges: [{ ...definition(), handler: () => reply(404, { why: 'gone' }) }] },
      {
        idempotency: { once: () => Promise.reject(new Error('unused')), close: () => undefined },
        onAnswer: () => undefined,
      },
    );
    const response = await receiver(new Request('https://m.example.com/count/7'));
    expect([response.status, await response.json()]).toEqual([404, { why: 'gone' }]);
  });

  it('checks the signature of the exchange that takes the request, though another one is asked first', async () => {
    const { idempotency: _, ...counted } = definition();
    const signed = {
      ...counted,
      handler: () => 'never',
      signature: { scheme: saasV2, window: 60, credentials: { key } },
    };
    const open: ExchangeDefinition = {
      ...counted,
      path: '/count/mine',
      validateRequest: () => ({ ok: false, faults: [{ path: '', message: 'is not mine' }] }),
    };
    const receiver = receive({ exchanges: [open, signed] }, { onAnswer: () => undefined });
    expect((await receiver(new Request('https://m.example.com/count/mine'))).status).toBe(401);
  });

  it('reads path and query as their types ask', async () => {
    const receiver = receive(
      { exchanges: [{ ...definition(), handler: (input) => input }] },
      {
        idempotency: { once: () => Promise.reject(new Error('unused')), close: () => undefined },
        prefix: '/api/',
        onAnswer: () => undefined,
      },
    );
    const response = await receiver(
      new Request('https://m.example.com/api/count/a%20b?limit=3&all=true&tag=1&tag=x'),
    );
    expect(await response.json()).toEqual({
      path: { id: 'a b' },
      query: { limit: 3, all: true, tag: [1, 'x'] },
    });
  });
});

describe('a receiver in trouble', () => {
  it('refuses a body that is nested too deep', async () => {
    const receiver = notesReceiver({ drop: () => success });
    const deep = `{"activity":"drop","orderId":"A","x":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect(await bodyOf(receiver(signedRequest(deep)))).toMatchObject({
      resultCode: '000002',
      resultMsg: expect.stringContaining('100 levels'),
    });
    const brackets = signedRequest({ activity: 'drop', orderId: '[{'.repeat(500) });
    expect(await bodyOf(receiver(brackets))).toEqual(success);
  });

  it('keeps its answer when onAnswer throws', async () => {
    const receiver = notesReceiver(
      { drop: () => success },
      {
        onAnswer: () => {
          throw new Error('the logger is down');
        },
      },
    );
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await bodyOf(receiver(signedRequest({ activity: 'drop', orderId: 'A' })))).toEqual(success);
    expect(silenced).toHaveBeenCalledOnce();
    silenced.mockRestore();
  });

  it.each(['999999', '000000'])('does not send %s as a refusal', async (code) => {
    const receiver = notesReceiver({
      drop: () => {
        throw new ResultError(code, 'x');
      },
    });
    expect(await bodyOf(receiver(signedRequest({ activity: 'drop', orderId: 'A' })))).toMatchObject({
      resultCode: '000005',
    });
  });

  it('answers only below its prefix', async () => {
    const receiver = receive({ exchanges: [definition()] }, { ...unused, prefix: '/saas' });
    const status = async (path: string) =>
      (await receiver(new Request(`https://m.example.com${path}`))).status;
    expect(await status('/saas/count/1')).toBe(200);
    expect(await status('/saascount/1')).toBe(404);
    expect(await status('/count/1')).toBe(404);
  });

  it('sends no body where there is none', async () => {
    const receiver = receive(
      {
        exchanges: [
          {
            ...definition(),
            responses: [{ status: 204, validate: (value) => ({ ok: true, value }) }],
            handler: () => undefined,
          },
        ],
      },
      unused,
    );
    const response = await receiver(new Request('https://m.example.com/count/1'));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      204,
      null,
      '',
    ]);
  });
});

describe('resends', () => {
  it('are told apart by key fields beside parameters', async () => {
    let runs = 0;
    const receiver = receive(
      {
        exchanges: [
          {
            ...definition(),
            method: 'POST',
            idempotency: { key: ['orderId'], apart: [] },
            handler: () => ({ run: ++runs }),
          },
        ],
      },
      { ...unused, idempotency: createMemoryStore() },
    );
    const send = (orderId: string) =>
      bodyOf(
        receiver(
          new Request('https://m.example.com/count/1', { method: 'POST', body: JSON.stringify({ orderId }) }),
        ),
      );
    expect([await send('A'), await send('B'), await send('A')]).toEqual([{ run: 1 }, { run: 2 }, { run: 1 }]);
  });

  it('get the first answer, and the handler runs once', async () => {
    let runs = 0;
    const receiver = notesReceiver({
      create: ({ businessId }) => ({ ...success, instanceId: businessId, runs: ++runs }),
    });
    const send = (businessId: string) =>
      bodyOf(receiver(signedRequest({ activity: 'create', orderId: 'A', businessId })));
    const first = await send('b1');
    expect(await send('b2')).toEqual(first);
    expect(await Promise.all(['b3', 'b4', 'b5'].map(send))).toEqual([first, first, first]);
    expect(runs).toBe(1);
  });

  it('are no resends when a field that keeps requests apart differs; a missing one counts as its default', async () => {
    let runs = 0;
    const receiver = notesReceiver({ create: () => ({ ...success, run: ++runs }) });
    const send = (mark: object) =>
      bodyOf(receiver(signedRequest({ activity: 'create', orderId: 'A', ...mark })));
    const debugged = await send({ testFlag: '1' });
    const real = await send({});
    expect([debugged, real]).toMatchObject([{ run: 1 }, { run: 2 }]);
    expect([await send({ testFlag: '0' }), await send({ testFlag: 1 })]).toEqual([real, debugged]);
  });

  it('need a store', () => {
    const { idempotency: _none, ...others } = unused;
    const exchange = { ...definition(), idempotency: { key: ['orderId'], apart: [] } };
    expect(() => receive({ exchanges: [exchange] }, others)).toThrow(
      /there is none. Give one as idempotency/,
    );
  });

  it('of a refused request are tried again', async () => {
    let runs = 0;
    const receiver = notesReceiver({
      create: () => (++runs === 1 ? { resultCode: '000100', resultMsg: 'full' } : success),
    });
    const send = () => bodyOf(receiver(signedRequest({ activity: 'create', orderId: 'A' })));
    expect(await send()).toMatchObject({ resultCode: '000100' });
    expect(await send()).toEqual(success);
  });

  it('after an unexpected error work on the first request again', async () => {
    const seen: unknown[] = [];
    const receiver = notesReceiver({
      create: ({ businessId }, { attempt }) => {
        seen.push([businessId, attempt]);
        if (attempt === 1) throw new Error('the mail server is down');
        return { ...success, instanceId: businessId };
      },
    });
    const send = (businessId: string) =>
      bodyOf(receiver(signedRequest({ activity: 'create', orderId: 'A', businessId })));
    expect(await send('b1')).toMatchObject({ resultCode: '000005' });
    expect(await send('b2')).toMatchObject({ resultCode: '000000', instanceId: 'b1' });
    expect(seen).toEqual([
      ['b1', 1],
      ['b1', 2],
    ]);
  });

  it('after a ResultError start anew, and the error is reported', async () => {
    const events: AnswerEvent[] = [];
    const seen: unknown[] = [];
    const receiver = notesReceiver(
      {
        create: ({ businessId }, { attempt }) => {
          seen.push([businessId, attempt]);
          throw new ResultError('000100', 'full');
        },
      },
      { onAnswer: (event) => events.push(event) },
    );
    for (const businessId of ['b1', 'b2']) {
      expect(await bodyOf(receiver(signedRequest({ activity: 'create', orderId: 'A', businessId })))).toEqual(
        { resultCode: '000100', resultMsg: 'full' },
      );
    }
    expect(seen).toEqual([
      ['b1', 1],
      ['b2', 1],
    ]);
    expect(events.map(({ cause }) => String(cause))).toEqual(['ResultError: full', 'ResultError: full']);
  });

  it('of another order are another request', async () => {
    const receiver = notesReceiver({ create: ({ orderId }) => ({ ...success, instanceId: orderId }) });
    const send = (orderId: string) => bodyOf(receiver(signedRequest({ activity: 'create', orderId })));
    expect(await send('A')).toMatchObject({ instanceId: 'A' });
    expect(await send('B')).toMatchObject({ instanceId: 'B' });
  });
});

const unused = {
  idempotency: { once: () => Promise.reject(new Error('unused')), close: () => undefined },
  onAnswer: () => undefined,
};

function definition(): ExchangeDefinition {
  return {
    name: 'count',
    method: 'GET',
    path: '/count/{id}',
    parameters: [
      { in: 'path', name: 'id', type: 'string' },
      { in: 'query', name: 'limit', type: 'number' },
      { in: 'query', name: 'all', type: 'boolean' },
      { in: 'query', name: 'tag', type: 'number', many: true },
    ],
    validateRequest: (value: unknown) => ({ ok: true, value }),
    responses: [{ status: 200, validate: (value: unknown) => ({ ok: true, value }) }],
    handler: () => 3,
  };
}
