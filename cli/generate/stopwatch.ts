import type { RunStep } from '../../generator/steps.ts';

/** Takes the time of the steps of one document. */
export interface Stopwatch {
  readonly run: RunStep;
  /** Milliseconds by step, and `total`: the time in which any of them ran. */
  times(): Readonly<Record<string, number>>;
}

/** @param onStep told each step as it begins */
export function createStopwatch(onStep: (step: string) => void = () => {}): Stopwatch {
  const times = new Map<string, number>();
  let total = 0;
  let running = 0;
  let since = 0;
  return {
    async run(step, work) {
      onStep(step);
      const begun = performance.now();
      if (running === 0) since = begun;
      running += 1;
      try {
        return await work();
      } finally {
        const now = performance.now();
        times.set(step, (times.get(step) ?? 0) + now - begun);
        running -= 1;
        if (running === 0) total += now - since;
      }
    },
    times: () => ({ ...Object.fromEntries(times), total }),
  };
}
