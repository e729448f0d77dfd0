import { type Book, ruleOf } from '../../guides/book.ts';
import type { Entity } from '../../guides/guide.ts';
import { isAccepted } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { skip } from '../verdict.ts';
import { expectSynchronised } from './expect-synchronised.ts';

interface Sequence {
  readonly id: Check['id'];
  /** What is done with `flag`, one request after the other; the last one is judged. */
  readonly flags: readonly number[];
  /** The end of a title; of a message without its last word. */
  readonly words: string;
  /** The check whose failure explains a failure of this one. */
  readonly unless?: Check['id'];
}

/** What must succeed with everything that is kept in step, and again and again. */
const sequences: readonly Sequence[] = [
  { id: 'sync.add', flags: [1], words: 'Adding a # succeeds' },
  { id: 'sync.modify', flags: [1, 2], words: 'Modifying a # that exists succeeds' },
  { id: 'sync.cancel', flags: [1, 3], words: 'Withdrawing the authorization of a # succeeds' },
  { id: 'sync.delete', flags: [1, 0], words: 'Deleting a # that exists succeeds' },
  { id: 'sync.add-again', flags: [1, 0, 1], words: 'Adding a # that was deleted succeeds' },
  {
    id: 'sync.add-after-cancel',
    flags: [1, 3, 1],
    words: 'Adding a # whose authorization was withdrawn succeeds',
    unless: 'idempotency.add-resend',
  },
  {
    id: 'sync.delete-after-cancel',
    flags: [1, 3, 0],
    words: 'Deleting a # whose authorization was withdrawn succeeds',
    unless: 'sync.delete',
  },
  { id: 'idempotency.add-resend', flags: [1, 1], words: 'Adding a # a second time succeeds' },
  {
    id: 'idempotency.modify-resend',
    flags: [1, 2, 2],
    words: 'Modifying a # twice in the same way succeeds',
  },
  {
    id: 'idempotency.cancel-resend',
    flags: [1, 3, 3],
    words: 'Withdrawing an authorization of a # twice succeeds',
  },
  { id: 'idempotency.delete-resend', flags: [1, 0, 0], words: 'Deleting a # a second time succeeds' },
  { id: 'idempotency.delete-unknown', flags: [0], words: 'Deleting a # that was never added succeeds' },
];

export const entityChecks: MakeChecks = (book) =>
  sequences.flatMap((sequence) =>
    (book.guide.entities ?? [])
      .filter(({ flags }) => sequence.flags.every((flag) => flags.includes(flag)))
      .map((entity) => played(book, sequence, entity)),
  );

/** Each check has a tenant of its own. */
function played(
  book: Book,
  { id, flags, words, unless }: Sequence,
  { exchange, word, modified }: Entity,
): Check {
  const { first } = book.guide.cast;
  const article = words.replace(/\ba #/, `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word}`);
  return {
    id: `${id}-${exchange}`,
    title: `${exchange}: ${article}`,
    severity: 'error',
    rule: ruleOf(book, exchange),
    exchange,
    calls: 'each',
    stage: 'plain',
    async run(bench) {
      await bench.instance();
      const play = async (sequence: readonly number[]) => {
        const subject = bench.fresh();
        if (exchange !== first) await bench.ask(first, subject);
        const send = (flag: number) =>
          bench.ask(exchange, subject, { flag, ...(flag === 2 ? modified() : {}) });
        for (const flag of sequence.slice(0, -1)) {
          if (!isAccepted(await send(flag)))
            skip(`A request before it is refused; see ${seeOf(flag)}-${exchange}.`);
        }
        return send(sequence.at(-1) ?? 1);
      };
      const answer = await play(flags);
      const known = sequences.find((sequence) => sequence.id === unless);
      if (!isAccepted(answer) && known !== undefined && !isAccepted(await play(known.flags)))
        skip(`That is refused in general; see ${known.id}-${exchange}.`);
      expectSynchronised(bench, answer, `${article.replace(/ succeeds$/, '')} (flag ${flags.at(-1)})`);
    },
  };
}

function seeOf(flag: number): string {
  return sequences.find(({ flags }) => flags.length <= 2 && flags.at(-1) === flag)?.id ?? 'sync.add';
}
