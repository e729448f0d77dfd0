import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:net';

// Loaded before a program: it tells the process that started it the port, as soon as a server listens.
subscribe('tracing:net.server.listen:asyncEnd', (event) => {
  const server = typeof event === 'object' && event !== null && 'server' in event ? event.server : undefined;
  if (server instanceof Server) process.send?.(server.address());
});
