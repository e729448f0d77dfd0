import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadDocument } from '../generator/load/load.ts';
import { saasV2 } from '../runtime/signing/saas-v2.ts';
import { type MockOptions, startMock } from './start-mock.ts';
import { accessKey, credentials } from './testing/running-mock.ts';
import { send } from './testing/send.ts';

const saas = await loadDocument('spec/saas-v2.yaml');
const openApi = await loadDocument('spec/open-api.yaml');

function start(options: Partial<MockOptions>): ReturnType<typeof startMock> {
  return startMock({ documents: [openApi], as: 'platform', port: 0, credentials, ...options });
}

describe('startMock', () => {
  it('says which port is taken, and how to choose another', async () => {
    const first = await start({});
    onTestFinished(() => first.close());
    await expect(start({ port: first.port })).rejects.toThrow(
      `Port ${first.port} is taken by another process. Choose another one with --port; 0 picks a free one.`,
    );
  });

  it('gives its port free when it is closed', async () => {
    const first = await start({});
    await fetch(first.url);
    await first.close();
    const second = await start({ port: first.port });
    await second.close();
    expect(second.port).toBe(first.port);
  });

  it('closes though a request is still coming in', async () => {
    const mock = await start({});
    const socket = connect(mock.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n');
    // The server says `100 Continue`, so it has the request.
    await once(socket, 'data');
    const dropped = once(socket, 'close');
    await mock.close();
    await dropped;
    expect(socket.destroyed).toBe(true);
  });

  it('answers several documents', async () => {
    const mock = await start({ documents: [openApi, { ...openApi, openapi: shop }] });
    onTestFinished(() => mock.close());
    expect((await fetch(`${mock.url}/orders`)).status).toBe(204);
    expect((await fetch(`${mock.url}/api/mkp-openapi-public/global/v1/order/query`)).status).toBe(401);
  });

  it('answers several requests that come in before Prism is loaded', async () => {
    const mock = await start({ documents: [saas], as: 'merchant' });
    onTestFinished(() => mock.close());
    const body = { activity: 'queryInstance', instanceId: 'i-1' };
    const signing = { scheme: saasV2, credentials: accessKey };
    const answers = await Promise.all([1, 2, 3].map(() => send({ url: mock.url, body }, signing)));
    expect(answers.map(({ json }) => json)).toMatchObject([1, 2, 3].map(() => ({ resultCode: '000000' })));
  });

  it('says what a document has instead', async () => {
    await expect(start({ as: 'merchant' })).rejects.toThrow(
      'open-api has no webhook that a merchant could answer: it has paths only (queryOrder, pushUsage, pushUsageV1, uploadFile, activateLicense, activateLicenses, queryLicense, queryLicenses, reportSoftwareUsage, queryDeployedObject). Mock the platform with it: --as platform.',
    );
    await expect(start({ documents: [saas] })).rejects.toThrow(
      /saas-v2 has no path that a platform could answer: it has webhooks only .*--as merchant/,
    );
    const empty = { ...openApi, openapi: { openapi: '3.1.1', info: {}, components: {} } };
    await expect(start({ documents: [empty] })).rejects.toThrow('it has neither paths nor webhooks');
  });

  it('needs a key for every signature scheme', async () => {
    await expect(start({ credentials: { 'usage-push': accessKey } })).rejects.toThrow(
      'There is no key for sdk-hmac-sha256, with which queryOrder is signed.',
    );
    await expect(start({ credentials: { ...credentials, 'usage-push': { key: '' } } })).rejects.toThrow(
      'There is no key for usage-push, with which pushUsage is signed.',
    );
  });

  it('refuses two documents that answer the same requests', async () => {
    await expect(start({ documents: [saas, saas], as: 'merchant' })).rejects.toThrow(
      'saas-v2 and saas-v2 both answer POST /.',
    );
  });
});

const shop = {
  openapi: '3.1.1',
  info: { title: 'Shop', version: '1' },
  paths: { '/orders': { get: { responses: { 204: { description: 'None' } } } } },
};
