import { describe, expect, it } from 'vitest';
import { createStopwatch } from './stopwatch.ts';

describe('the stopwatch', () => {
  it('adds up a step that comes twice, and tells each as it begins', async () => {
    const begun: string[] = [];
    const { run, times } = createStopwatch((step) => begun.push(step));
    expect(await run('load', () => 'loaded')).toBe('loaded');
    await run('write', () => {});
    const { write: once = Number.NaN } = times();
    await run('write', async () => {
      while (performance.now() === once) await null;
    });
    expect(begun).toEqual(['load', 'write', 'write']);
    expect(Object.keys(times())).toEqual(['load', 'write', 'total']);
    expect(times()['write']).toBeGreaterThan(once);
  });

  it('counts steps that run side by side once in the total', async () => {
    const { run, times } = createStopwatch();
    const until = Promise.withResolvers<void>();
    const both = Promise.all([run('types', () => until.promise), run('server', () => until.promise)]);
    const begun = performance.now();
    while (performance.now() - begun < 5);
    until.resolve();
    await both;
    const { types = 0, server = 0, total = 0 } = times();
    expect(total).toBeGreaterThanOrEqual(5);
    expect(total).toBeLessThan(types + server);
  });

  it('passes on what a step throws, and has its time all the same', async () => {
    const { run, times } = createStopwatch();
    const failing = run('load', () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(times()).toHaveProperty('load');
  });
});
