/**
 * A process that answers one request: arguments are the store's path, the key, the request and, if it shall die once it
 * has answered, `die`. It begins when told `start`, ends its work when told `go`, and lives until it is killed.
 */

import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { createSqliteStore } from './sqlite-store.ts';

const [path = '', key = '', request = '', ending = ''] = process.argv.slice(2);

using store = createSqliteStore({ path });
const told = { start: Promise.withResolvers<void>(), go: Promise.withResolvers<void>() };
process.on('message', (message: 'start' | 'go') => told[message].resolve());
process.send?.({ event: 'ready' });
await told.start.promise;

const outcome = store.once(key, request, async (first) => {
  appendFileSync(`${path}.effects`, `${first.request} ${first.attempt}\n`);
  process.send?.({ event: 'working' });
  await told.go.promise;
  return { answer: { status: 200, headers: {}, body: `made for ${first.request}` }, keep: true };
});
process.send?.({ event: 'called' });
const answer = await outcome;
if (ending === 'die') process.kill(process.pid, 'SIGKILL');
process.send?.({ event: 'answered', body: answer.body });
