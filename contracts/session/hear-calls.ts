import { setTimeout as pause } from 'node:timers/promises';
import type { Subject } from '../guides/guide.ts';
import type { PlatformCall } from '../platform/platform-call.ts';
import type { Bench } from './bench.ts';

/** What the merchant has called the platform for. */
export interface Heard {
  /** In the whole verification. */
  readonly all: readonly PlatformCall[];
  /** While it got nothing but sound requests. */
  readonly sound: readonly PlatformCall[];
}

/** Sends sound requests while nothing else goes on, so that a wrong call is the merchant's own and was not asked for. */
export async function hearCalls(calls: readonly PlatformCall[], bench: Bench): Promise<Heard> {
  await bench.answers();
  await silence(calls);
  const before = calls.length;
  await soundLife(bench);
  await silence(calls);
  return { all: [...calls], sound: calls.slice(before) };
}

async function soundLife(bench: Bench): Promise<void> {
  const { requests, cast } = bench.book.guide;
  const subject = await opened(bench);
  if (subject === undefined) return;
  const ends = cast.ways.released?.map(({ exchange }) => exchange) ?? [];
  const others = Object.keys(requests).filter((exchange) => exchange !== cast.create?.exchange);
  const inOrder = [...others.filter((exchange) => !ends.includes(exchange)), ...ends];
  // A refusal is no matter here.
  for (const exchange of inOrder) await Promise.allSettled([bench.ask(exchange, subject)]);
}

async function opened({ book, fresh, create, ready }: Bench): Promise<Subject | undefined> {
  const purchase = fresh();
  if (book.guide.cast.create === undefined) return purchase;
  const [instance] = await Promise.allSettled([create(purchase).then((answer) => ready(answer, purchase))]);
  return instance.status === 'fulfilled' ? instance.value.subject : undefined;
}

/** Merchants may look things up after they have answered: waits until nothing has come for a second, or for ten. */
async function silence(calls: readonly PlatformCall[]): Promise<void> {
  for (let seconds = 0, seen = -1; seen !== calls.length && seconds < 10; seconds++) {
    seen = calls.length;
    await pause(1000);
  }
}
