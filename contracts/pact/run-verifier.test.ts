import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../generator/package-root.ts';
import { runVerifier } from './run-verifier.ts';

const pactUrls = [join(packageRoot, 'contracts', 'pacts', 'koogallery-platform-saas-v2-merchant.json')];
const server = createServer();

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('the verifier process', () => {
  it('is given up after the deadline', async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const providerBaseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    await expect(runVerifier({ providerBaseUrl, pactUrls }, 0.5)).rejects.toThrow('was given up');
  });

  it('tells when Pact can not run', async () => {
    const running = runVerifier(
      { providerBaseUrl: 'http://127.0.0.1:9', pactUrls: ['/no/such/pact.json'] },
      10,
    );
    await expect(running).rejects.toThrow("Pact's verifier could not run: ");
  });
});
