import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSender } from '../../generated/saas-v2/client.ts';
import { never } from './testing/merchant.ts';
import { model, refusal, resultFor, spoiling, statusesOf, verified } from './testing/verified.ts';
import { writePacts } from './write-pacts.ts';

describe('a state', () => {
  it.each([
    ['an order is paid', 'MOCKPERIODYEARNEW'],
    ['an instance exists and its renewal is paid', 'MOCKMONTYRENEW'],
    ['an instance exists and its change is paid', 'MOCKMONTYCHANGE'],
    ['an instance exists and its trial is paid', 'MOCKMONTYTRIALTOFORMAL'],
    ['an instance exists and is unsubscribed', 'MOCKMONTYUNSUBSCRIBE'],
  ])('"%s" supplies an order that nobody has seen', async (name, order) => {
    const state = { name, provides: ['orderId', 'orderLineId'] };
    const exchanges = model.exchanges
      .filter((exchange) => exchange.name === 'newInstance')
      .map((exchange) => ({
        ...exchange,
        examples: exchange.examples.map((example) => ({ ...example, state })),
      }));
    const changed = { ...model, exchanges };
    const folder = await mkdtemp(join(tmpdir(), 'koocontract-states-'));
    const file = await writePacts(changed, createSender, folder);
    const { merchant, results } = await verified({}, { model: changed, pactFile: file });
    await rm(folder, { recursive: true });
    expect(results.map(({ status }) => status)).toEqual(['pass', 'pass']);
    const creations = merchant.requests.filter(({ activity }) => activity === 'newInstance');
    const orders = creations.map(({ orderId }) => String(orderId)).filter((id) => id.startsWith(`${order}-`));
    expect(new Set(orders).size).toBeGreaterThanOrEqual(2);
    expect(creations.every(({ orderId, orderLineId }) => orderLineId === `${orderId}-000001`)).toBe(true);
  });
});

describe('a state that is not reached', () => {
  it('skips what needs it when the call that should reach it failed itself', async () => {
    const { results } = await verified(spoiling('newInstance', () => refusal));
    const {
      'newInstance.created': created,
      'newInstance.created-asynchronously': later,
      ...others
    } = statusesOf(results);
    expect([created, later]).toEqual(['fail', 'fail']);
    expect(new Set(Object.values(others))).toEqual(new Set(['skip']));
    expect(resultFor(results, 'pact.queryInstance.ready').message).toBe(
      'The state "an instance exists" was not reached: newInstance was answered with resultCode 000005 (out of order), HTTP 200.',
    );
  });

  it('fails what needs it when that call was not verified', async () => {
    const { results } = await verified(
      spoiling('newInstance', () => refusal),
      {
        chosen: new Set(['pact.queryInstance.ready']),
      },
    );
    expect(results[0]).toMatchObject({
      status: 'fail',
      request: { body: expect.stringContaining('newInstance') },
    });
  });

  it('skips packages when a merchant sells none', async () => {
    const { results } = await verified({
      spoil: (answer, { orderId }) => (String(orderId).startsWith('MOCKONDEMANDPKG-') ? refusal : answer),
    });
    expect(statusesOf(results.filter(({ status }) => status !== 'pass'))).toEqual({
      'queryInstance.package': 'skip',
    });
  });

  it('does not send the request with a made-up instance', async () => {
    const { merchant } = await verified(spoiling('newInstance', () => refusal));
    expect(merchant.requests.every(({ activity }) => activity === 'newInstance')).toBe(true);
  });

  it('is told as the time-out it was, without waiting for each', async () => {
    const { merchant, results } = await verified(spoiling('newInstance', never), { timeout: 0.1 });
    expect(resultFor(results, 'pact.queryInstance.ready')).toMatchObject({
      status: 'skip',
      message: expect.stringContaining('newInstance got no answer. No answer within 0.1 s.'),
    });
    expect(merchant.requests.length).toBe(3);
  });
});
