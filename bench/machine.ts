import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

export interface Machine {
  readonly node: string;
  readonly system: string;
  readonly cpu: string;
  readonly cores: number;
  /** GiB */
  readonly memory: number;
  /** Processes that wanted to run, on average over the last minute: above the cores, others had a share of them. */
  readonly load: number;
}

export function machine(): Machine {
  const all = cpus();
  return {
    node: process.version,
    system: `${platform()} ${arch()}`,
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memory: Math.round(totalmem() / 2 ** 30),
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}
