import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { generateDocument } from './generate-document.ts';

export interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}
export type Call = (...args: unknown[]) => Promise<Result>;
export type Handle = (
  input: unknown,
  context: { readonly url: URL; readonly headers: Headers; readonly signal: AbortSignal },
) => unknown;

export type MakeReply = (
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
) => unknown;

interface Server {
  readonly reply: MakeReply;
  createReceiver(options: { handlers: Record<string, Handle>; onAnswer?: (event: object) => void }): unknown;
  createWebhookReceiver(options: { handlers: Record<string, Handle> }): unknown;
  createCallbackReceiver(options: { handlers: Record<string, Handle>; prefix: string }): unknown;
}
interface Client {
  createClient(options: { url: string; headers?: object }): Record<string, Call>;
  createSender(options: { url: string }): Record<string, Call>;
  createCallbackSender(options: object): Record<string, Call>;
}

/** Both sides of a document, generated. */
export interface BothSides {
  readonly folder: string;
  readonly client: Client;
  readonly server: Server;
  /** Serves a receiver until the test ends, and tells its address. */
  serve(receiver: unknown): Promise<string>;
}

export async function bothSides(document: string): Promise<BothSides> {
  const folder = await generateDocument(document);
  const { toNodeListener } = await import(join(folder, 'runtime/adapters/node.ts'));
  return {
    folder,
    client: await import(join(folder, 'client.ts')),
    server: await import(join(folder, 'server.ts')),
    async serve(receiver) {
      const server = createServer(toNodeListener(receiver)).listen(0, '127.0.0.1');
      onTestFinished(() => void server.close());
      await once(server, 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
  };
}

/** Calls to a receiver with these handlers. */
export async function callsTo(
  document: string,
  handlers: Record<string, Handle>,
): Promise<Record<string, Call>> {
  const { client, server, serve } = await bothSides(document);
  const url = await serve(server.createReceiver({ handlers, onAnswer: () => undefined }));
  return client.createClient({ url });
}
