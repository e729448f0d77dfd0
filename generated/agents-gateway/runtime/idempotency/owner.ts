import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

/** Who works on a record: a store in a process on a host. */
export interface Owner {
  readonly id: string;
  /** `true` when the other's process certainly exists no more; `false` also when that can't be known from here. */
  isGone(otherId: string): boolean;
}

export function createOwner(): Owner {
  const place = `${hostname()} ${pidNamespace()} `;
  return {
    id: `${place}${process.pid} ${randomUUID()}`,
    isGone: (otherId) =>
      otherId.startsWith(place) && !exists(Number.parseInt(otherId.slice(place.length), 10)),
  };
}

/** Containers may share a host name and a disk, and yet have process numbers of their own (Linux only). */
function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '-';
  }
}

function exists(otherPid: number): boolean {
  try {
    return process.kill(otherPid, 0); // Signal 0 only asks.
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
