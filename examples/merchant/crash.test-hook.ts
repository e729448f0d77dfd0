/** Loaded before `main.ts`: the process dies as soon as a change is in the database, hence before it has answered. */

import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';

const { exec } = DatabaseSync.prototype;

DatabaseSync.prototype.exec = function (sql) {
  exec.call(this, sql);
  if (sql === 'COMMIT') process.kill(process.pid, 'SIGKILL');
};
