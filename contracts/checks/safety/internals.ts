import { isRecord } from '../../../generator/load/openapi.ts';
import type { Exchanged } from '../../exchanged.ts';
import { isAccepted } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { throwWorst } from '../result-codes/broken-requests.ts';
import { everyAnswer, reviewBasics } from '../transport/review.ts';
import type { ViolationDetails } from '../verdict.ts';
import { leaks } from './leaks.ts';
import { parsed } from './parsed.ts';

export const internals: MakeChecks = (book) => [
  {
    ...reviewBasics(book),
    id: 'safety.internals',
    title: 'No answer tells how the server is made inside: no stack trace, SQL, file path or environment',
    rule: book.guide.rules.codes,
    async run(bench) {
      const all = await everyAnswer(bench).answers();
      throwWorst(all.flatMap(({ exchanged }) => leakIn(exchanged)));
    },
  },
];

function leakIn(exchanged: Exchanged): readonly ViolationDetails[] {
  const text = textOf(exchanged);
  const strict = exchanged.received.json === undefined || !isAccepted(exchanged);
  const found = leaks
    .filter(({ anywhere }) => anywhere || strict)
    .map((leak) => ({ ...leak, excerpt: leak.pattern.exec(text)?.[0] }))
    .find(({ excerpt }) => excerpt !== undefined);
  if (found === undefined) return [];
  return [
    {
      message: `An answer to ${exchanged.exchange} holds ${found.what}. Write it to the server's log, and answer a result code with a short text.`,
      expected: 'a result code and a text that tells nothing of the inside',
      actual: found.excerpt?.trim().slice(0, 200) ?? '',
      exchanged,
      severity: found.severity,
    },
  ];
}

/** Characters that are looked at: an answer can be endless, and what gives a server away stands near its beginning. */
const lookedAt = 16 * 1024;

/** All texts of an answer with their names, without what only echoes the request. */
function textOf({ sent, received: { json, body } }: Exchanged): string {
  const text =
    json === undefined
      ? body
      : textsIn(json)
          .map(({ name, value }) => `${name}: ${value}`)
          .join('\n');
  const beginning = text.slice(0, lookedAt);
  const url = new URL(sent.url);
  const echoes = [
    ...textsIn(parsed(sent.body)).map(({ value }) => value),
    ...url.searchParams.values(),
    url.pathname,
  ];
  return echoes
    .filter((echo) => echo.length > 3)
    .reduce((rest, echo) => rest.replaceAll(echo, '…'), beginning);
}

interface Text {
  readonly name: string;
  readonly value: string;
}

function textsIn(value: unknown, name = ''): readonly Text[] {
  if (typeof value === 'string') return [{ name, value }];
  if (Array.isArray(value)) return value.flatMap((entry) => textsIn(entry, name));
  return isRecord(value) ? Object.entries(value).flatMap(([key, member]) => textsIn(member, key)) : [];
}
