import type { Sent } from '../exchanged.ts';
import { quote } from './reproduce.ts';

/** A curl command for a POSIX shell that sends a request just as it is, signature and all. */
export function curlFor({ method, url, headers, body }: Sent): string {
  const lines = [
    `curl -sS${method === 'GET' ? '' : ` -X ${method}`} ${quote(url)}`,
    ...Object.entries(headers)
      .filter(([name]) => body !== '' || name !== 'accept')
      .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === '' ? [] : [`--data-raw ${quote(body)}`]),
  ];
  return lines.join(' \\\n  ');
}
