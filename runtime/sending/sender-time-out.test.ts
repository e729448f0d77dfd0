import { expect, it, onTestFinished, vi } from 'vitest';
import { sendingFetch } from './sender.ts';

it.each([
  ['a whole answer', false, true],
  ['the beginning of an answer that comes in pieces', true, false],
])('the time-out is for %s', async (_what, comesInPieces, aborted) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const signals: AbortSignal[] = [];
  const fetch = async ({ signal }: Request): Promise<Response> => {
    signals.push(signal);
    return new Response('begun');
  };
  const url = 'http://localhost/';
  await sendingFetch({ url, timeout: 1, fetch }, { comesInPieces })(new Request(url));
  vi.advanceTimersByTime(5000);
  expect(signals.map((signal) => signal.aborted)).toEqual([aborted]);
});
