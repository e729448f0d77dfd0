import { authenticating, type Change } from '../alter.ts';
import type { Fault } from './fault.ts';

/** Verifies the signature over a body that it has parsed and printed anew. */
function printing(print: (fields: readonly (readonly [string, unknown])[]) => string): Change {
  return authenticating((normally) => (query, body) => {
    if (!body.startsWith('{') || !body.endsWith('}')) return normally(query, body);
    const fields = Object.entries(JSON.parse(body) as object).sort(([a], [b]) => (a < b ? -1 : 1));
    return normally(query, print(fields));
  });
}

const unlikeBytes = ['signature.raw-bytes', 'signature.numbers'];

/** Signatures over something else than the bytes that came. */
export const oddBodyFaults: readonly Fault[] = [
  {
    fault: 'prints the body anew before it verifies it',
    change: printing((fields) => JSON.stringify(Object.fromEntries(fields))),
    warns: unlikeBytes,
  },
  {
    fault: 'prints the body anew for HTML pages',
    change: printing((fields) =>
      JSON.stringify(Object.fromEntries(fields)).replace(
        /[<>&'=]/g,
        (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`,
      ),
    ),
    warns: [...unlikeBytes, 'signature.special-characters'],
  },
  {
    fault: 'leaves empty texts out of what it verifies',
    change: printing((fields) =>
      JSON.stringify(Object.fromEntries(fields.filter(([, value]) => value !== ''))),
    ),
    warns: [...unlikeBytes, 'signature.empty-member'],
  },
  {
    fault: 'takes every member of the body for a text',
    change: printing((fields) =>
      JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))),
    ),
    warns: [
      ...unlikeBytes,
      'signature.nested-members',
      'life-cycle.change-check',
      'tolerance.test-flag-number',
    ],
  },
];
