import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../generator/model/model.ts';
import type { Exchanged } from '../exchanged.ts';
import { saasModel } from '../testing/model.ts';
import { excuseFor } from './excuse-for.ts';

let model: Model;
beforeAll(async () => {
  model = await saasModel();
});

function refused(expireTime: string, resultCode: string): Exchanged {
  return {
    exchange: 'refreshInstance',
    sent: {
      method: 'POST',
      url: 'http://shop.example/saas',
      headers: {},
      body: JSON.stringify({ activity: 'refreshInstance', expireTime }),
    },
    received: { status: 200, headers: {}, body: '', json: { resultCode }, durationMs: 1 },
  };
}

const excuse = (exchanged: Exchanged) =>
  excuseFor(exchanged, { model, calls: 'debug', encryptSecret: undefined });

describe('the refusal of an example', () => {
  it('proves nothing when its expiry lies in the past', () => {
    expect(excuse(refused('20221124023618256', '000002'))).toContain('in the past');
  });

  it('is a failure when its expiry is still to come, or when it was refused for another reason', () => {
    expect(excuse(refused('20991124023618', '000002'))).toBeUndefined();
    expect(excuse(refused('20221124023618', '000005'))).toBeUndefined();
  });
});
