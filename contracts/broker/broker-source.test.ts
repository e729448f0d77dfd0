import { describe, expect, it } from 'vitest';
import { refusal, spoiling } from '../pact/testing/verified.ts';
import { bundled, only } from '../static/testing/compared.ts';
import { asVersion } from '../static/testing/older-versions.ts';
import { verifiedWith } from './testing/verified-with.ts';

const pact = () => bundled('platform-saas-v2-merchant');
const small = (description = 'newInstance: created') => only('platform-saas-v2-merchant', description);

describe('a merchant whose consumers have their pacts in a broker', () => {
  it('is verified with all of them, its states set up, and the result is published', async () => {
    const settings = { providerBranch: 'main', buildUrl: 'https://ci.example/1' };
    const { results, broker, merchant } = await verifiedWith({ pacts: [pact()], settings });
    expect(results.filter(({ status }) => status !== 'pass').map(({ id, message }) => [id, message])).toEqual(
      [],
    );
    expect(results).toHaveLength(19);
    expect(results.map(({ id }) => id)).toContain('pact.queryInstance.two-instances');
    expect(broker.published).toMatchObject([
      { success: true, providerApplicationVersion: 'c0ffee', buildUrl: 'https://ci.example/1' },
    ]);
    expect(broker.asked).toContain('PUT /pacticipants/saas-v2-merchant/branches/main/versions/c0ffee');
    expect(broker.query).toMatchObject({
      consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
      providerVersionBranch: 'main',
    });
    const opened = new Set(merchant.requests.map(({ instanceId }) => instanceId));
    expect(opened.size).toBeGreaterThan(5);
  });

  it('fails with what it does wrong, and the broker is told so', async () => {
    const merchant = spoiling('queryInstance', () => refusal);
    const pacts = [
      { ...pact(), interactions: [...small().interactions, ...small('queryInstance: ready').interactions] },
    ];
    const { results, statuses, broker } = await verifiedWith({ pacts, merchant });
    expect(statuses).toEqual({
      'pact.newInstance.created': 'pass',
      'pact.queryInstance.ready': 'fail',
      'pact.broker': 'pass',
    });
    const failed = results.find(({ status }) => status === 'fail');
    expect(failed?.title).toBe('The pact with koogallery-platform version-0 is kept: queryInstance: ready');
    expect(failed?.message).toContain("The answer does not fit the contract: resultCode: Expected '000005'");
    expect(failed?.reproduce).toContain('koocontract sign --guide saas-v2');
    expect(broker.published).toMatchObject([{ success: false }]);
  });

  it('has nothing published without a version', async () => {
    const { broker, statuses } = await verifiedWith({
      pacts: [small()],
      settings: { providerVersion: undefined },
    });
    expect(statuses).toEqual({ 'pact.newInstance.created': 'pass', 'pact.broker': 'pass' });
    expect(broker.published).toEqual([]);
  });

  it.each([
    [2, { providerState: 'an instance exists' }],
    [3, { providerStates: [{ name: 'an instance exists' }] }],
  ] as const)('may have pacts of version %i', async (version, state) => {
    const pacts = [asVersion(small('queryInstance: ready'), version)];
    Object.assign(Object(pacts[0]?.interactions[0]), state);
    const { merchant, statuses } = await verifiedWith({ pacts });
    const activities = merchant.requests.map(({ activity }) => activity);
    expect(activities).toEqual(['newInstance', 'queryInstance', 'releaseInstance']);
    // Without a generator it asks for the instance of the example, which does not exist.
    expect(statuses).toEqual({ 'pact.queryInstance.ready': 'fail', 'pact.broker': 'pass' });
  });

  it('may have several consumers, and versions of one', async () => {
    const other = { ...small('queryInstance: ready'), consumer: { name: 'console' } };
    const { statuses, broker } = await verifiedWith({ pacts: [small(), small(), other] });
    expect(statuses).toEqual({
      'pact.newInstance.created': 'pass',
      'pact.newInstance.created2': 'pass',
      'pact.queryInstance.ready': 'pass',
      'pact.broker': 'pass',
    });
    expect(broker.published).toHaveLength(3);
  });

  it('is not blamed for pending pacts', async () => {
    const setting = { pacts: [small()], pending: true, merchant: spoiling('newInstance', () => refusal) };
    const { statuses } = await verifiedWith({ ...setting, settings: { enablePending: true } });
    expect(statuses).toEqual({ 'pact.newInstance.created': 'warn', 'pact.broker': 'pass' });
  });

  it('is told of a state that no callback leads to', async () => {
    const strange = small('queryInstance: ready');
    Object.assign(strange.interactions[0], { providerStates: [{ name: 'the moon is full' }] });
    const { results } = await verifiedWith({ pacts: [strange] });
    expect(results[0]).toMatchObject({ status: 'fail' });
    expect(results[0]?.message).toContain('There is no set-up for the state "the moon is full"');
  });

  it('is asked what no guide knows, too', async () => {
    const strange = small();
    Object.assign(strange.interactions[0], { description: 'something else', providerStates: [] });
    strange.interactions[0].request['method'] = 'DELETE';
    const { results } = await verifiedWith({
      pacts: [strange],
      merchant: spoiling('newInstance', () => refusal),
    });
    expect(results[0]).toMatchObject({ id: 'pact.unknown.something-else', status: 'fail', exchange: '' });
    expect(results[0]?.message).toMatch(/^The document has no DELETE \/\. The answer does not fit/);
  });
});

describe('a broker', () => {
  it('may ask for credentials, and stand below a path', async () => {
    const setting = { pacts: [small()], authorization: 'Bearer secret-token', below: '/pact-broker' };
    const { statuses, broker } = await verifiedWith(setting);
    expect(statuses).toEqual({ 'pact.newInstance.created': 'pass', 'pact.broker': 'pass' });
    expect(broker.published).toHaveLength(1);
  });

  it('that refuses the credentials is told as what it is', async () => {
    const setting = { pacts: [small()], authorization: 'Bearer secret-token' };
    const { results, ofBroker } = await verifiedWith({
      ...setting,
      settings: { authorization: 'Bearer other-token' },
    });
    expect(results).toHaveLength(1);
    expect(ofBroker?.status).toBe('fail');
    expect(ofBroker?.message).toMatch(/answered GET \/ with HTTP 401: .* Set PACT_BROKER_TOKEN/);
    expect(JSON.stringify(results)).not.toContain('other-token');
  });

  it('that takes no result makes the run fail, though all is verified', async () => {
    const { statuses, ofBroker } = await verifiedWith({ pacts: [small()], readOnly: true });
    expect(statuses).toEqual({ 'pact.newInstance.created': 'pass', 'pact.broker': 'fail' });
    expect(ofBroker?.message).toContain('The result of 1 of 1 pacts was not published for version c0ffee');
    expect(ofBroker?.message).toContain('HTTP 403');
  });

  it('that takes no branch makes the run fail, since Pact then publishes nothing, and says nothing', async () => {
    const settings = { providerBranch: 'main' };
    const { ofBroker, broker } = await verifiedWith({ pacts: [small()], readOnly: true, settings });
    expect(broker.published).toEqual([]);
    expect(ofBroker?.message).toContain('/branches/main/versions/c0ffee with HTTP 403');
  });

  it('without a fitting pact is told as what it is', async () => {
    const { results, ofBroker } = await verifiedWith({ pacts: [small()], settings: { provider: 'shop' } });
    expect(results).toHaveLength(1);
    expect(ofBroker?.message).toContain(
      'The broker has no pact for the provider shop that the selectors choose',
    );
  });

  it('may call itself by another name than we do', async () => {
    const { statuses, broker } = await verifiedWith({ pacts: [small()], origin: 'http://broker.invalid' });
    expect(statuses).toEqual({ 'pact.newInstance.created': 'pass', 'pact.broker': 'pass' });
    expect(broker.published).toHaveLength(1);
  });

  it('that is not there is told as what it is', async () => {
    const { ofBroker } = await verifiedWith({ settings: { url: new URL('http://127.0.0.1:9/') } });
    expect(ofBroker?.message).toMatch(/^The Pact Broker at 127\.0\.0\.1:9 can't be reached: /);
  });
});
