import { unknownSubject } from '../../guides/book.ts';
import type { MakeChecks } from '../check.ts';
import { reviewBasics } from './review.ts';

export const staysUp: MakeChecks = (book) => {
  const exchange = book.guide.cast.idle[0] ?? book.guide.cast.first;
  return [
    {
      ...reviewBasics(book),
      id: 'transport.stays-up',
      title: 'The server still answers after everything that was sent to it',
      rule: book.guide.rules.transport,
      exchange,
      async run({ log, ask }) {
        const last = log.stopped();
        if (last !== undefined) throw last;
        const { idle } = book.guide.cast;
        await ask(idle.find((each) => !log.isSilentIn(each)) ?? exchange, unknownSubject(book.guide));
      },
    },
  ];
};
