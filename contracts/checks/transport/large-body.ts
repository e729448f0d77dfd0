import { probedExchange } from '../../guides/book.ts';
import { UnreachableError } from '../../merchant/unreachable.ts';
import { describeAnswer, hasRole, isAccepted, isReadable, readingFor } from '../answer.ts';
import type { MakeChecks } from '../check.ts';
import { Violation } from '../verdict.ts';

/** Of the unknown field that makes the body large; with the others it is less than 1 MiB, a common limit of servers. */
const length = 1_000_000;
const what = 'A well-signed request with a body of 1 MB';

/** The platform sends no such body, and no limit is documented: only a server that is gone, or hangs, is wrong. */
export const largeBody: MakeChecks = (book) =>
  probedExchange(book).body === undefined
    ? []
    : [
        {
          id: 'transport.large-body',
          title: 'A request with a body of 1 MB is answered, and the server lives on',
          severity: 'error',
          rule: book.guide.rules.transport,
          exchange: probedExchange(book).name,
          calls: 'any',
          stage: 'alone',
          async run({ probe }) {
            const usual = await probe();
            const answer = await probe({ odd: true }, { futureField: 'x'.repeat(length) }).catch(
              (error: unknown) => {
                if (error instanceof UnreachableError) return error;
                throw error;
              },
            );
            await probe();
            const expected = `${describeAnswer(usual)}, or a refusal`;
            if (answer instanceof UnreachableError) {
              throw new Violation({
                message: `${what} got no answer. ${answer.message}`,
                expected,
                actual: 'none',
                sent: answer.sent,
                // A server may hang up before it has read too much, and then its refusal gets lost.
                severity: answer.isLate ? undefined : 'warning',
              });
            }
            const isRefusal = readingFor(answer).code !== undefined && isReadable(answer);
            if (isAccepted(answer) || (isRefusal && !hasRole(answer, 'unauthorized'))) return;
            throw new Violation({
              message: isRefusal
                ? `The signature of a body of 1 MB was refused. Is only a part of the body read?`
                : `${what} was not answered with a result code.`,
              expected,
              actual: describeAnswer(answer),
              exchanged: answer,
              severity: 'warning',
            });
          },
        },
      ];
