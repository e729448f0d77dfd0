import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStore } from './sqlite-store.ts';

const CHILD = fileURLToPath(new URL('./sqlite-store.test-child.ts', import.meta.url));

let folder: string;
let path: string;
let children: Child[];

interface Child {
  readonly process: ChildProcess;
  /** Signal that ended it. */
  readonly ended: Promise<string>;
  /** The first message with this event, be it past or to come. */
  until(event: string): Promise<Message>;
}

interface Message {
  readonly event: string;
  readonly body?: string;
}

function start(request: string, ending = ''): Child {
  const child = fork(CHILD, [path, 'key', request, ending]);
  const messages: Message[] = [];
  child.on('message', (message: Message) => messages.push(message));
  const ended = once(child, 'exit').then(([, signal]) => signal);
  const until = async (event: string): Promise<Message> => {
    const message = messages.find((one) => one.event === event);
    if (message) return message;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`A child ended before "${event}".`);
    await Promise.race([once(child, 'message'), ended]);
    return until(event);
  };
  const made = { process: child, ended, until };
  children.push(made);
  return made;
}

/** Starts the work of a process, and kills it in the middle. */
async function killInside(request: string): Promise<void> {
  const child = start(request);
  await child.until('ready');
  child.process.send('start');
  await child.until('working');
  child.process.kill('SIGKILL');
  await child.ended;
}

async function answerIn(child: Child): Promise<string | undefined> {
  await child.until('ready');
  child.process.send('start');
  child.process.send('go');
  return (await child.until('answered')).body;
}

function effects(): string[] {
  return readFileSync(`${path}.effects`, 'utf8').trimEnd().split('\n');
}

function integrity(): unknown {
  using database = new DatabaseSync(path);
  return database.prepare('PRAGMA integrity_check').get();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answers-'));
  path = join(folder, 'answers.db');
  children = [];
});

afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL');
  await Promise.all(children.map((child) => child.ended));
  rmSync(folder, { recursive: true });
});

describe('processes that share a sqlite store', { timeout: 20_000 }, () => {
  it('work once when they are asked at the same time', async () => {
    const racers = ['a', 'b', 'c', 'd'].map((request) => start(request));
    await Promise.all(racers.map((racer) => racer.until('ready')));
    for (const racer of racers) racer.process.send('start');
    await Promise.all(racers.map((racer) => racer.until('called')));
    for (const racer of racers) racer.process.send('go');
    const answers = await Promise.all(racers.map(async (racer) => (await racer.until('answered')).body));
    const [effect = '', ...more] = effects();
    expect(more).toEqual([]);
    expect(new Set(answers)).toEqual(new Set([`made for ${effect.split(' ')[0]}`]));
  });

  it('work on with the first request of a process that was killed in the middle', async () => {
    await killInside('first');
    expect(await answerIn(start('second'))).toBe('made for first');
    expect(effects()).toEqual(['first 1', 'first 2']);
  });

  it('count every attempt that was killed', async () => {
    await killInside('first');
    await killInside('second');
    expect(await answerIn(start('third'))).toBe('made for first');
    expect(effects()).toEqual(['first 1', 'first 2', 'first 3']);
  });

  it('take over at once while they wait for a process that is killed', async () => {
    const worker = start('first');
    await worker.until('ready');
    worker.process.send('start');
    await worker.until('working');
    const waiting = start('second');
    await waiting.until('ready');
    waiting.process.send('start');
    waiting.process.send('go');
    await waiting.until('called');
    worker.process.kill('SIGKILL');
    expect((await waiting.until('answered')).body).toBe('made for first');
    expect(effects()).toEqual(['first 1', 'first 2']);
  });

  it('let only one of them take over', async () => {
    await killInside('first');
    const heirs = ['b', 'c', 'd'].map((request) => start(request));
    await Promise.all(heirs.map((heir) => heir.until('ready')));
    expect(await Promise.all(heirs.map(answerIn))).toEqual(Array(3).fill('made for first'));
    expect(effects()).toEqual(['first 1', 'first 2']);
  });

  it('keep the answer of a process that was killed right after it had answered', async () => {
    const child = start('first', 'die');
    await child.until('ready');
    child.process.send('start');
    child.process.send('go');
    expect(await child.ended).toBe('SIGKILL');
    expect(await answerIn(start('second'))).toBe('made for first');
    expect(effects()).toEqual(['first 1']);
  });

  it('leave a sound file behind, however often they are killed', async () => {
    for (const request of ['a', 'b', 'c', 'd', 'e']) await killInside(request);
    expect(integrity()).toEqual({ integrity_check: 'ok' });
    using store = createSqliteStore({ path });
    const answer = { status: 200, headers: {}, body: 'done' };
    const firsts: unknown[] = [];
    await store.once('key', 'f', async (first) => {
      firsts.push(first);
      return { answer, keep: true };
    });
    expect(firsts).toEqual([{ request: 'a', attempt: 6 }]);
  });
});
