import { fork } from 'node:child_process';

/** How a program of ours ended in a process of its own. */
export interface Ended {
  readonly code: number | null;
  /** What it sent its parent last. */
  readonly message: unknown;
  readonly output: string;
  readonly errors: string;
  /** Seconds from start to end. */
  readonly seconds: number;
}

/** @param limit seconds, after which it is ended */
export function inChild(file: string, args: readonly string[], limit: number): Promise<Ended> {
  const begun = performance.now();
  const child = fork(file, args, { silent: true, timeout: limit * 1000, killSignal: 'SIGKILL' });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  let message: unknown;
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  child.on('message', (sent) => {
    message = sent;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code,
        message,
        output: Buffer.concat(output).toString(),
        errors: Buffer.concat(errors).toString(),
        seconds: (performance.now() - begun) / 1000,
      }),
    );
  });
}
