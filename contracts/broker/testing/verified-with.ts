import { merchantKey, startTestMerchant, type TestMerchantOptions } from '../../pact/testing/merchant.ts';
import { model } from '../../pact/testing/verified.ts';
import type { Result } from '../../result.ts';
import { wholeCourse } from '../../testing/whole-course.ts';
import type { Broker } from '../broker.ts';
import { brokerSource } from '../broker-source.ts';
import { type FakeBrokerOptions, startFakeBroker } from './fake-broker.ts';

/** What a broker holds, and how a merchant is verified with it. */
export interface Setting extends FakeBrokerOptions {
  readonly merchant?: TestMerchantOptions;
  readonly settings?: Partial<Broker>;
}

/** Verifies a test merchant with the pacts of a broker, once; what both were asked is still known afterwards. */
export async function verifiedWith({ merchant: merchantOptions = {}, settings = {}, ...held }: Setting) {
  await using cleanup = new AsyncDisposableStack();
  const broker = await startFakeBroker(held);
  cleanup.defer(() => broker.close());
  const merchant = await startTestMerchant(merchantOptions);
  cleanup.defer(() => merchant.close());
  const results: Result[] = [];
  await brokerSource.run(
    {
      model,
      guide: model.id,
      url: merchant.url,
      key: merchantKey,
      keyEnv: 'KOO_ACCESS_KEY',
      calls: ['debug', 'real'],
      billing: [],
      given: {},
      encryptSecret: undefined,
      concurrency: 8,
      timeout: 5,
      broker: {
        url: new URL(broker.url),
        authorization: held.authorization,
        provider: 'saas-v2-merchant',
        providerVersion: 'c0ffee',
        providerBranch: undefined,
        selectors: [{ mainBranch: true }, { deployedOrReleased: true }],
        enablePending: false,
        includeWipPactsSince: undefined,
        buildUrl: undefined,
        ...settings,
      },
    },
    new Set(['pact.broker']),
    (result) => results.push(result),
    wholeCourse,
  );
  const statuses = Object.fromEntries(results.map(({ id, status }) => [id, status]));
  const ofBroker = results.find(({ id }) => id === 'pact.broker');
  return { broker, merchant, results, statuses, ofBroker };
}
