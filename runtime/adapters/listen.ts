import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Starts to listen.
 *
 * @param port 0 picks a free one
 * @param host address to listen on; `0.0.0.0` takes calls from other machines, too
 * @returns the port
 * @throws Error when the port is taken
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) {
      throw new Error(
        `Can't listen on ${host}, port ${port}: ${error instanceof Error ? error.message : error}.`,
        { cause: error },
      );
    }
    throw new Error(
      `Port ${port} is taken by another process. Choose another one with --port; 0 picks a free one.`,
      {
        cause: error,
      },
    );
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
