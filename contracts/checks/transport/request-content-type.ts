import { probedExchange } from '../../guides/book.ts';
import { describeAnswer } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { expectNotMisread } from '../signature/misread.ts';
import { Violation } from '../verdict.ts';

const id = 'transport.request-content-type';

export const requestContentType: MakeChecks = (book) => {
  const { habits, rules, cast } = book.guide;
  if (probedExchange(book).body === undefined || !habits.contentType.includes('charset')) return [];
  return [
    {
      id,
      title: `The documented header Content-Type: ${habits.contentType} is accepted`,
      severity: 'error',
      rule: rules.transport,
      exchange: cast.first,
      calls: 'any',
      stage: 'plain',
      async run({ greeting }) {
        const first = expectNotMisread(await greeting(), id);
        if (first.received.status !== 415) return;
        throw new Violation({
          message:
            'The server refuses the platform’s own Content-Type. Read the raw body whatever its charset is called.',
          expected: 'HTTP 200',
          actual: describeAnswer(first),
          exchanged: first,
        });
      },
    },
  ];
};
