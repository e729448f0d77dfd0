import { canonicalJson } from '../../../runtime/signing/canonical-json.ts';
import type { Exchanged } from '../../exchanged.ts';
import { type Book, requestOf } from '../../guides/book.ts';
import { type BrokenField, brokenFields, type Defect } from '../../merchant/broken-fields.ts';
import type { Fields } from '../../merchant/fields.ts';
import { requiredFields } from '../../merchant/required-fields.ts';
import type { Variation } from '../../merchant/variation.ts';
import type { Bench } from '../../session/bench.ts';
import { isReadable } from '../answer.ts';
import { skip, Violation, type ViolationDetails } from '../verdict.ts';

/** A request with one broken field, and what came of it. */
export interface Broken {
  readonly broken: BrokenField;
  readonly answer: Exchanged;
}

/** Exchanges whose answers have result codes and whose fields can be broken in one of these ways, the first one first. */
export function breakable({ guide, model }: Book, ...defects: readonly Defect[]): readonly string[] {
  const order = [guide.cast.first, guide.cast.query, ...Object.keys(guide.requests)];
  return [...new Set(order)]
    .filter((exchange) => exchange !== undefined)
    .filter((exchange) => model.exchanges.find(({ name }) => name === exchange)?.resultCodes !== undefined)
    .filter((exchange) => brokenFields(model, exchange, {}).some(({ defect }) => defects.includes(defect)));
}

/**
 * Sends a request with each field broken in these ways; skips the check when the exchange is not offered.
 *
 * @param variation of each request
 */
export async function sendBroken(
  bench: Bench,
  exchange: string,
  defects: readonly Defect[],
  variation: Variation,
): Promise<readonly Broken[]> {
  const { book, offers, send } = bench;
  if (!(await offers(exchange))) skip(`${exchange} is not offered.`);
  const { cast } = book.guide;
  const sound = await requester(bench, exchange);
  const ends = cast.ways.released?.some((way) => way.exchange === exchange) ?? false;
  // What nobody opened for us must not end by an optional field that is wrong.
  const spared = ends && cast.create === undefined;
  const required = requiredFields(book.model, exchange);
  const sent: Broken[] = [];
  for (const broken of brokenFields(book.model, exchange, sound())) {
    const { field, defect, value } = broken;
    if (!defects.includes(defect) || (spared && !required.includes(field))) continue;
    const varied = value === null ? { ...variation, print: printWithNulls } : variation;
    sent.push({ broken, answer: await send(exchange, { ...sound(), [field]: value }, varied) });
  }
  return sent;
}

/** Bodies of the platform leave members that are null out. */
function printWithNulls(members: Fields): string {
  const printed = Object.entries(members).map(
    ([name, value]) => `${JSON.stringify(name)}:${value === null ? 'null' : canonicalJson(value, 'all')}`,
  );
  return `{${printed.join(',')}}`;
}

/** Makes sound requests; those that may freeze or end something are about a subject of their own. */
async function requester({ book, instance, open, fresh }: Bench, exchange: string): Promise<() => Fields> {
  const { create, ways } = book.guide.cast;
  const { subject } = await instance();
  if (exchange === create?.exchange) return () => requestOf(book, { exchange }, fresh());
  const harms = [...(ways.frozen ?? []), ...(ways.released ?? [])].some((way) => way.exchange === exchange);
  const own = harms ? (await open()).subject : subject;
  return () => requestOf(book, { exchange }, own);
}

/** The server broke: there is no result code, and it was not a web server that refused the request by its HTTP status. */
export function isCrash(answer: Exchanged): boolean {
  const { status } = answer.received;
  return !isReadable(answer) && (status < 400 || status >= 500);
}

const weights = ['error', 'warning', 'advice'];

/**
 * Shows the worst one.
 *
 * @throws Violation when there is one
 */
export function throwWorst(violations: readonly ViolationDetails[]): void {
  const weight = ({ severity = 'error' }: ViolationDetails) => weights.indexOf(severity);
  const [worst] = violations.toSorted((a, b) => weight(a) - weight(b));
  if (worst === undefined) return;
  const others = violations.length === 1 ? '' : ` ${violations.length - 1} more such requests show the like.`;
  throw new Violation({ ...worst, message: `${worst.message}${others}` });
}
