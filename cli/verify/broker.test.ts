import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import { findDocument } from '../documents.ts';
import type { VerifyFlags } from '../verify-flags.ts';
import { brokerFrom } from './broker.ts';

const model = buildModel(await loadDocument(findDocument('saas-v2')));
const none: VerifyFlags = { only: [], skip: [], set: [], report: [] };
const from = (flags: Partial<VerifyFlags>, environment: NodeJS.ProcessEnv = {}) =>
  brokerFrom({ ...none, ...flags }, model, environment);
const broker = 'https://broker.example/pact';

describe('a Pact Broker', () => {
  it('is none without a flag, whatever the environment says', () => {
    expect(from({}, { PACT_BROKER_BASE_URL: broker })).toBeUndefined();
  });

  it('has an address, a provider and selectors of its own', () => {
    expect(from({ broker })).toMatchObject({
      url: new URL(broker),
      authorization: undefined,
      provider: 'saas-v2-merchant',
      providerVersion: undefined,
      selectors: [{ mainBranch: true }, { deployedOrReleased: true }],
      enablePending: false,
    });
    expect(from({ broker, providerBranch: 'main' })?.selectors).toContainEqual({ matchingBranch: true });
  });

  it('may have its address and credentials in the environment', () => {
    const token = { PACT_BROKER_BASE_URL: broker, PACT_BROKER_TOKEN: 't' };
    expect(from({ providerVersion: '1' }, token)).toMatchObject({
      url: new URL(broker),
      authorization: 'Bearer t',
      providerVersion: '1',
    });
    const basic = { PACT_BROKER_USERNAME: 'u', PACT_BROKER_PASSWORD: 'p' };
    expect(from({ broker }, basic)?.authorization).toBe('Basic dTpw');
  });

  it('may be asked for other versions of consumers', () => {
    const consumerVersionSelectors = '{"consumer":"console","latest":true}';
    expect(from({ broker, consumerVersionSelectors })?.selectors).toEqual([
      { consumer: 'console', latest: true },
    ]);
  });

  it.each([
    [{ providerVersion: '1' }, {}, '--provider-version is about a Pact Broker: name it with --broker URL'],
    [{ broker: 'broker.example' }, {}, 'is no address'],
    [{ broker: 'https://u:p@broker.example' }, {}, 'Credentials have no place in the address'],
    [{ broker, providerVersion: '' }, {}, '--provider-version is empty'],
    [{ broker, plan: 'dialing' as const }, {}, 'The plan dialing has no pacts'],
    [{ broker, consumerVersionSelectors: 'main' }, {}, 'is no list of selectors'],
    [{ broker, consumerVersionSelectors: '[]' }, {}, 'is no list of selectors'],
    [{ broker, includeWipPactsSince: 'yesterday' }, {}, 'is no day'],
    [{ broker }, { PACT_BROKER_TOKEN: 't', PACT_BROKER_USERNAME: 'u' }, 'are both set'],
    [{ broker }, { PACT_BROKER_USERNAME: 'u' }, 'belong together'],
  ])('is refused with a reason: %j %j', (flags, environment, reason) => {
    expect(() => from(flags, environment)).toThrow(reason);
  });
});
