import { describe, expect, it } from 'vitest';
import type { Exchanged } from '../exchanged.ts';
import { queryUntilReady } from './ready.ts';

const answer = (json: unknown): Exchanged => ({
  exchange: 'queryInstance',
  sent: { method: 'POST', url: 'http://merchant/', headers: {}, body: '' },
  received: { status: 200, headers: {}, body: '', json, durationMs: 1 },
});
const pending = answer({ resultCode: '000004' });
const empty = answer({ resultCode: '000000', info: [] });
const ready = answer({ resultCode: '000000', info: [{ instanceId: 'a' }] });

/** Answers one after the other, the last one again and again. */
function inTurn(...answers: readonly Exchanged[]) {
  const asked = { times: 0 };
  const query = async () => answers[Math.min(asked.times++, answers.length - 1)] ?? ready;
  return { asked, query };
}

describe('an instance is asked for', () => {
  it('once when it is ready', async () => {
    const { asked, query } = inTurn(ready);
    expect(await queryUntilReady(query, 'a', true)).toBe(ready);
    expect(asked.times).toBe(1);
  });

  it('again while it is being opened', async () => {
    const { asked, query } = inTurn(pending, pending, ready);
    expect(await queryUntilReady(query, 'a', false)).toBe(ready);
    expect(asked.times).toBe(3);
  });

  it('again while an asynchronous creation has no entry yet', async () => {
    const { query } = inTurn(empty, ready);
    expect(await queryUntilReady(query, 'a', true)).toBe(ready);
  });

  it('once when it was opened at once, but has no entry', async () => {
    const { asked, query } = inTurn(empty, ready);
    expect(await queryUntilReady(query, 'a', false)).toBe(empty);
    expect(asked.times).toBe(1);
  });

  it('not for ever', async () => {
    const { query } = inTurn(pending);
    expect(await queryUntilReady(query, 'a', true, 0.2)).toBe(pending);
  });
});
