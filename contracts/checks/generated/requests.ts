import { requestOf, unknownSubject } from '../../guides/book.ts';
import type { Fields } from '../../merchant/fields.ts';
import type { Bench } from '../../session/bench.ts';

/** Makes sound requests of an exchange. */
export interface Requests {
  /** What the odd cases are made of: about something of the check's own, which nothing else needs any more. */
  own(): Fields;
  /** Does no harm, and may come again and again. */
  harmless(): Fields;
}

/** @throws Skipped when there is nothing that requests could be about */
export async function requestsOf(bench: Bench, exchange: string): Promise<Requests> {
  const { book, fresh, open, instance, ask } = bench;
  const { cast, entities } = book.guide;
  const about = (subject: ReturnType<typeof fresh>) => () => requestOf(book, { exchange }, subject);
  const ends = cast.ways.released?.some((way) => way.exchange === exchange) ?? false;
  const unknown = about(unknownSubject(book.guide));
  if (exchange === cast.create?.exchange) {
    await instance();
    const each = () => about(fresh())();
    return { own: each, harmless: each };
  }
  if (cast.create !== undefined) {
    const own = about((await open()).subject);
    return { own, harmless: ends ? unknown : own };
  }
  await instance();
  // What nobody has opened for us must not come to its end.
  if (entities === undefined) {
    const each = ends ? unknown : () => about(fresh())();
    return { own: each, harmless: each };
  }
  const tenant = fresh();
  await ask(cast.first, tenant);
  return { own: about(tenant), harmless: about(tenant) };
}
