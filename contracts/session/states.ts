import { textAt } from '../../generator/load/openapi.ts';
import { hasRole, isAccepted, isReadable } from '../checks/answer.ts';
import { skip } from '../checks/verdict.ts';
import type { Exchanged } from '../exchanged.ts';
import { type Book, requestOf, unknownSubject } from '../guides/book.ts';
import type { Subject } from '../guides/guide.ts';
import type { Fields } from '../merchant/fields.ts';
import type { Instance } from './instance.ts';
import type { Messenger } from './messenger.ts';
import { once } from './once.ts';
import { queryUntilReady } from './ready.ts';

/** A request that the signature checks vary. */
export interface Sound {
  readonly exchange: string;
  fields(): Fields;
  /** False when the merchant understands it, but refuses what it is about. */
  readonly accepted: boolean;
}

/** States of the merchant that many checks need; each is brought about once, when the first check asks for it. */
export interface States {
  opened(): Promise<Instance>;
  instance(): Promise<Instance>;
  /** A request that the merchant accepts when it is signed well. */
  sound(): Promise<Sound>;
  /** A success, a refused signature and a refused request stand in the log. */
  sampled(): Promise<unknown>;
  query(check: string, instance: Instance): Promise<Exchanged>;
  /** What a creation has opened, when it is ready. */
  readyInstance(answer: Exchanged, purchase: Subject): Promise<Instance>;
}

/** @param unknowable why the merchant need not know what requests are about; `undefined` when it must */
export function createStates(
  { greeting, send }: Messenger,
  book: Book,
  unknowable: string | undefined,
): States {
  const { guide } = book;
  const { cast, named } = guide;
  const sees = cast.query === undefined ? 'life-cycle.create' : 'life-cycle.query';
  const ask = (check: string, exchange: string, subject: Subject) =>
    send(check, exchange, requestOf(book, { exchange }, subject));

  const query: States['query'] = (check, { subject, asynchronous }) => {
    const exchange = cast.query ?? skip('The guide has no query.');
    return queryUntilReady(() => ask(check, exchange, subject), subject[named] ?? '', asynchronous);
  };

  async function whenReady(opened: Instance): Promise<Instance> {
    if (!opened.asynchronous || cast.query === undefined) return opened;
    if (hasRole(await query('life-cycle.query', opened), 'success')) return opened;
    return skip(`The ${guide.subject} did not become ready; see life-cycle.query.`);
  }

  function openedBy(answer: Exchanged, purchase: Subject): Instance {
    const [given] = cast.create?.gives ?? [];
    if (given === undefined) return { subject: purchase, asynchronous: false };
    const name = textAt(answer.received.json, given);
    if (!isAccepted(answer) || name === '') {
      skip(`${answer.exchange} opens no ${guide.subject}; see life-cycle.create.`);
    }
    return { subject: { ...purchase, [named]: name }, asynchronous: !hasRole(answer, 'success') };
  }

  const opened = once(async () => {
    const { answer, failure, understood, subject } = await greeting();
    if (failure?.isLate) skip(`${cast.first} is not answered in time; see transport.in-time.`);
    if (answer === undefined) skip(`${cast.first} is not answered; see ${firstCheck()}.`);
    if (!understood) skip('The merchant refuses every signed request; see signature.valid.');
    return openedBy(answer, subject);
  });

  /** The check that judges the first request for what it is. */
  function firstCheck(): string {
    if (cast.create !== undefined) return 'life-cycle.create';
    return guide.steps.find(({ exchange }) => exchange === cast.first)?.id ?? `sync.add-${cast.first}`;
  }

  const instance = once(async () => whenReady(await opened()));

  const sound = once(async (): Promise<Sound> => {
    const { subject } = await instance();
    let understood: Sound | undefined;
    for (const exchange of cast.probes) {
      const fields = () => requestOf(book, { exchange }, subject);
      const answer = await send(exchange === cast.query ? sees : firstCheck(), exchange, fields());
      if (isAccepted(answer)) return { exchange, fields, accepted: true };
      if (unknowable !== undefined && isReadable(answer) && !hasRole(answer, 'unauthorized'))
        understood ??= { exchange, fields, accepted: false };
    }
    return (
      understood ??
      skip(
        cast.create === undefined
          ? `No request is accepted; see ${firstCheck()}.`
          : `No request is accepted a second time; see ${sees} and idempotency.create-resend.`,
      )
    );
  });

  const sampled = once(() => {
    const exchange = cast.idle[0] ?? cast.first;
    const fields = requestOf(book, { exchange }, unknownSubject(guide));
    const change = { signature: (sent: string) => '0'.repeat(sent.length) };
    return Promise.allSettled([
      instance(),
      send('transport.http-status', exchange, fields),
      send('signature.wrong', exchange, fields, { change }),
    ]);
  });

  const readyInstance: States['readyInstance'] = (answer, purchase) => whenReady(openedBy(answer, purchase));
  return { opened, instance, sound, sampled, query, readyInstance };
}
