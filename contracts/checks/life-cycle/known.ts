import { ruleOf } from '../../guides/book.ts';
import type { MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** Where the platform alone opens something, real calls can only be about what the user names. */
export const knownSubject: MakeChecks = (book) => {
  const { cast, habits, named, subject: word } = book.guide;
  const [release] = cast.ways.released ?? [];
  if (cast.create !== undefined || habits.unknowable === undefined || release === undefined) return [];
  return [
    {
      id: 'life-cycle.known',
      title: `A ${word} that is named for the verification is known to the merchant`,
      severity: 'error',
      rule: ruleOf(book, cast.first),
      exchange: cast.first,
      calls: 'real',
      stage: 'plain',
      async run({ unknowable, knows, fresh }) {
        if (unknowable !== undefined) skip(unknowable);
        if (await knows()) return;
        throw new Violation({
          message: `The merchant does not know the ${word} ${fresh()[named]}, so real calls about it were not judged. A verification ends with its release, so each needs another one: --set ${named}=…, or --skip "*.release*" to keep it.`,
          expected: `a ${word} that is in use`,
          actual: 'refused as unknown in every call',
        });
      },
    },
  ];
};
