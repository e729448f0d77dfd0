import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { createOwner } from './owner.ts';

const endedPid = spawnSync(process.execPath, ['--version']).pid;

describe('createOwner', () => {
  it('gives two owners of one process two ids', () => {
    expect(createOwner().id).not.toBe(createOwner().id);
  });

  it('knows that a process which has ended is gone', () => {
    const owner = createOwner();
    expect(owner.isGone(owner.id.replace(` ${process.pid} `, ` ${endedPid} `))).toBe(true);
  });

  it('takes a process that runs for alive', () => {
    const owner = createOwner();
    expect(owner.isGone(owner.id)).toBe(false);
    expect(owner.isGone(owner.id.replace(` ${process.pid} `, ` ${process.ppid} `))).toBe(false);
  });

  it('does not judge processes of another machine', () => {
    const owner = createOwner();
    const gone = owner.id.replace(` ${process.pid} `, ` ${endedPid} `);
    expect(owner.isGone(gone.replace(/^./, '?'))).toBe(false);
    expect(owner.isGone('elsewhere')).toBe(false);
  });
});
