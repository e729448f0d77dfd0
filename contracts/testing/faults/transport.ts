import { authenticating, type Change, contentType, httpStatus } from '../alter.ts';
import type { Fault } from './fault.ts';

function dyingOf(isDeadly: (body: string) => boolean): Change {
  return authenticating((normally) => (query, body) => {
    if (isDeadly(body)) throw new SyntaxError('unexpected end');
    return normally(query, body);
  });
}

/** Answers with other bytes. */
function inBytes(bytesOf: (text: string) => Uint8Array): Change {
  return () => ({
    respond: (response, answer) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(bytesOf(JSON.stringify(answer)));
    },
  });
}

export const transportFaults: readonly Fault[] = [
  {
    fault: 'begins its answers with a byte order mark',
    change: inBytes((text) => Buffer.from(`\ufeff${text}`)),
    fails: ['transport.encoding'],
  },
  {
    fault: 'writes its answers in Latin-1',
    change: inBytes((text) =>
      Buffer.from(text.replace(/"resultMsg":"[^"]*"/, '"resultMsg":"erl\xe4utert"'), 'latin1'),
    ),
    fails: ['transport.encoding'],
  },
  {
    fault: 'refuses with HTTP 401',
    change: httpStatus(({ resultCode }) => (resultCode === '000001' ? 401 : 200)),
    fails: ['transport.http-status'],
  },
  {
    fault: 'refuses with HTTP 401 and nothing else',
    change: httpStatus(
      ({ resultCode }) => (resultCode === '000001' ? 401 : 200),
      (answer) => (answer['resultCode'] === '000001' ? '' : JSON.stringify(answer)),
    ),
    fails: ['transport.http-status', 'result-codes.documented'],
  },
  {
    fault: 'answers with HTTP 201',
    change: httpStatus(() => 201),
    fails: ['transport.http-status'],
  },
  {
    fault: 'answers with HTTP 500 for an unknown instance',
    change: httpStatus(({ resultCode }) => (resultCode === '000003' ? 500 : 200)),
    fails: ['transport.http-status'],
  },
  {
    fault: 'answers as text/html',
    change: contentType('text/html'),
    fails: ['transport.response-content-type'],
  },
  {
    fault: 'answers as text/plain with JSON in its name',
    change: contentType('text/plain; profile=application/json'),
    fails: ['transport.response-content-type'],
  },
  {
    fault: 'dies of malformed JSON',
    change: dyingOf((body) => body.endsWith(':')),
    fails: ['transport.malformed-json'],
  },
  {
    fault: 'dies of an empty body',
    change: dyingOf((body) => body === ''),
    fails: ['transport.empty-body'],
  },
  {
    fault: 'leaves malformed JSON to its web framework',
    change: (parts) => ({
      authenticate: (query, body) => (body.endsWith('}') ? parts.authenticate(query, body) : 'malformed'),
      respond: (response, answer, request) => {
        if (answer['resultCode'] === 'malformed') response.writeHead(400).end('<h1>Bad Request</h1>');
        else parts.respond(response, answer, request);
      },
    }),
    warns: ['transport.malformed-json', 'transport.empty-body', 'transport.no-object'],
  },
  {
    fault: 'answers 415 to the documented Content-Type',
    change: (parts) => ({
      respond: (response, answer, request) => {
        if (request.headers['content-type'] === 'application/json') parts.respond(response, answer, request);
        else response.writeHead(415, { 'content-type': 'text/plain' }).end('Unsupported charset UTF8');
      },
    }),
    fails: ['transport.request-content-type'],
  },
  {
    fault: 'answers 415 to every Content-Type',
    change: () => ({
      respond: (response) => {
        response.writeHead(415, { 'content-type': 'application/json' }).end('{}');
      },
    }),
    fails: ['transport.request-content-type', 'transport.http-status', 'result-codes.documented'],
  },
];
