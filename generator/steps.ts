/**
 * Does one step of a generation. Who wants to show progress, or to take the time, brings one of their own; steps may
 * run side by side.
 *
 * @param step `load`, `model`, the name of a target, or `write`
 */
export type RunStep = <T>(step: string, work: () => T | Promise<T>) => Promise<T>;

/** Just does it. */
export const runStep: RunStep = async (_, work) => work();
