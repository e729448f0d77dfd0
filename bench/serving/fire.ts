import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { quantile } from '../figures.ts';
import { readAnswer } from './read-answer.ts';

/** How a server stood a number of requests. */
export interface Load {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds that half of the answers took at most. */
  readonly p50: number;
  /** Milliseconds that 99 of 100 answers took at most. */
  readonly p99: number;
}

/**
 * Sends requests over connections that stay open, on each the next one as soon as the last is answered. Sockets alone,
 * and requests that are printed before: a client that took more of the processors would measure itself.
 *
 * @param requests each one is sent once
 * @param expected what stands in the body of each answer, whose status is 2xx
 * @throws Error with the answer when one is another
 */
export async function fire(
  port: number,
  requests: readonly Uint8Array[],
  { connections, expected }: { readonly connections: number; readonly expected: string },
): Promise<Load> {
  const latencies = new Float64Array(requests.length);
  let next = 0;
  const startedAt = performance.now();
  const keepSending = async (socket: Socket): Promise<void> => {
    for (let index = next++; index < requests.length; index = next++) {
      const sentAt = performance.now();
      const { status, body } = await exchange(socket, requests[index] ?? new Uint8Array());
      latencies[index] = performance.now() - sentAt;
      if (status < 200 || status > 299 || !body.includes(expected))
        throw new Error(`Request ${index} was answered with HTTP ${status} ${body.slice(0, 500)}`);
    }
  };
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  await Promise.all(sockets.map(keepSending));
  const seconds = (performance.now() - startedAt) / 1000;
  for (const socket of sockets) socket.destroy();
  latencies.sort();
  return {
    requests: requests.length,
    seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  return socket;
}

function exchange(socket: Socket, request: Uint8Array): Promise<{ status: number; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  let received = '';
  const onData = (chunk: Buffer): void => {
    received += chunk.toString('latin1');
    const answer = readAnswer(received);
    if (answer === undefined) return;
    socket.off('data', onData).off('close', onClose);
    resolve(answer);
  };
  const onClose = (): void => reject(new Error(`The server hung up after ${JSON.stringify(received)}`));
  socket.on('data', onData).on('close', onClose).write(request);
  return promise;
}
