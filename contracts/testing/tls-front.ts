import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import type { RunningMerchant } from './reference-merchant.ts';
import { selfSigned } from './self-signed.ts';

/** Speaks TLS in front of a merchant who does not, with a certificate that nobody trusts. */
export async function startTlsFront(merchant: string, options: TlsOptions = {}): Promise<RunningMerchant> {
  const { port, pathname } = new URL(merchant);
  const sockets = new Set<TLSSocket>();
  const server = createServer({ ...selfSigned, ...options }, (socket) => {
    sockets.add(socket);
    const behind = connect(Number(port), '127.0.0.1');
    socket.pipe(behind).pipe(socket);
    socket.on('error', () => behind.destroy());
    behind.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `https://127.0.0.1:${own}${pathname}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
