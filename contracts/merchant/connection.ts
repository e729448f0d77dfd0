import http from 'node:http';
import https from 'node:https';

/**
 * Every server is spoken to over HTTPS, whatever its certificate and its version of TLS: these have checks of their own,
 * which should hide no others.
 */
export const anyTls = {
  rejectUnauthorized: false,
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT:@SECLEVEL=0',
} as const;

/** A connection that is kept for the next request, and is the only one; whoever makes it destroys it. */
export function keptConnection({ protocol }: URL): http.Agent {
  const kept = { keepAlive: true, maxSockets: 1 };
  return protocol === 'https:' ? new https.Agent({ ...kept, ...anyTls }) : new http.Agent(kept);
}
