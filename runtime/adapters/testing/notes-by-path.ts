import { reply } from '../../receiving/answer.ts';
import { type Receiver, receive } from '../../receiving/receiver.ts';
import type { ExchangeDefinition } from '../../receiving/service.ts';
import type { Validator } from '../../validation/fault.ts';

const any: Validator<unknown> = (value) => ({ ok: true, value });

const read: ExchangeDefinition = {
  name: 'read',
  method: 'GET',
  path: '/notes/{id}',
  parameters: [
    { in: 'path', name: 'id', type: 'string' },
    { in: 'query', name: 'q', type: 'string' },
  ],
  validateRequest: any,
  responses: [{ status: 200, validate: any }],
  // What is signed is the address as it was called.
  handler: (input, { url }) => ({ ...Object(input), called: url.pathname }),
};

/** A receiver whose exchanges have paths: read, remove (204), export (CSV), check (an empty 200), search (QUERY) and copy (COPY) of a note. */
export function notesByPath(prefix?: string): Receiver {
  const exchanges: ExchangeDefinition[] = [
    read,
    {
      ...read,
      name: 'remove',
      method: 'DELETE',
      responses: [{ status: 204, validate: any }],
      handler: () => undefined,
    },
    {
      ...read,
      name: 'export',
      path: '/notes/{id}/csv',
      responses: [{ status: 200, contentType: 'text/csv', validate: any }],
      handler: () => reply(200, 'é,1\n', { 'Body-Sign': 'x' }),
    },
    { ...read, name: 'check', path: '/notes/{id}/check', handler: () => undefined },
    { ...read, name: 'search', method: 'QUERY', handler: (input) => input },
    { ...read, name: 'copy', method: 'COPY', handler: (input) => input },
  ];
  return receive({ exchanges }, { onAnswer: () => undefined, ...(prefix === undefined ? {} : { prefix }) });
}
