import { describe, expect, it } from 'vitest';
import { never } from './testing/merchant.ts';
import { refusal, resultFor, spoiling, statusesOf, verified } from './testing/verified.ts';

describe('a state', () => {
  it('supplies orders that nobody has seen, of the kind that the request is about', async () => {
    const runs = [await verified({}), await verified({})];
    const orders = runs.flatMap(({ merchant }) => merchant.requests).filter(({ orderId }) => orderId);
    const kinds = orders.map(({ activity, scene = '', orderId }) =>
      [activity, scene, /^[A-Z]+/.exec(String(orderId))].join(' '),
    );
    expect([...new Set(kinds)].sort()).toEqual([
      'newInstance  MOCKONDEMANDPKG',
      'newInstance  MOCKPERIODYEARNEW',
      'refreshInstance RENEWAL MOCKMONTYRENEW',
      'refreshInstance RENEWAL_CHANGE MOCKMONTYCHANGE',
      'refreshInstance TRIAL_TO_FORMAL MOCKMONTYTRIALTOFORMAL',
      'refreshInstance UNSUBSCRIBE_RENEWAL_PERIOD MOCKMONTYUNSUBSCRIBE',
      'releaseInstance  MOCKMONTYUNSUBSCRIBE',
      'upgradeInstance  MOCKMONTYCHANGE',
    ]);
    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(orders.length);
    expect(orders.every(({ orderId, orderLineId }) => orderLineId === `${orderId}-000001`)).toBe(true);
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
      spoil: (answer, { orderId }) => (String(orderId).startsWith('MOCKONDEMANDPKG') ? refusal : answer),
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
    const { merchant, results } = await verified(spoiling('newInstance', never), { timeout: 1 });
    expect(resultFor(results, 'pact.queryInstance.ready')).toMatchObject({
      status: 'skip',
      message: expect.stringContaining('newInstance got no answer. No answer within 1 s.'),
    });
    expect(merchant.requests.length).toBe(3);
  });
});
