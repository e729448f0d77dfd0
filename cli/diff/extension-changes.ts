import { linesOf } from '../../generator/load/lines-of.ts';
import type { Dispatch, Exchange, Model } from '../../generator/model/model.ts';
import type { Change, Place } from './change.ts';
import { type Breakage, exchangeDifferences } from './exchange-differences.ts';

/** A document, and what was made of it. */
export interface Described {
  /** Absolute path. */
  readonly file: string;
  readonly model: Model;
}

interface Found extends Breakage {
  /** Name of the exchange; none where it is about the document. */
  readonly exchanges: readonly string[];
  /** Where it stands. */
  readonly keys: readonly string[];
}

/** Breaking changes of what koocontract's extensions say; Redocly does not look into extensions. */
export function extensionChanges(old: Described, fresh: Described): Change[] {
  const breakages = [
    ...dispatchDifference(old.model.dispatch, fresh.model.dispatch),
    ...fresh.model.exchanges.flatMap((exchange) => {
      const before = old.model.exchanges.find((candidate) => isSame(candidate, exchange));
      return exchangeDifferences(before, exchange).map((found) => ({
        ...found,
        exchanges: [nameOf(exchange)],
        keys: [`${exchange.kind}s`, exchange.key, exchange.method, found.extension],
      }));
    }),
  ];
  const places = [placesIn(old.file), placesIn(fresh.file)] as const;
  // What is said of all exchanges at once changes for all of them.
  const alike = Map.groupBy(breakages, ({ extension, message }) => `${extension} ${message}`);
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [
          changeOf(
            first,
            group.flatMap(({ exchanges }) => exchanges),
            places,
          ),
        ];
  });
}

function changeOf(
  { extension, message, keys }: Found,
  exchanges: readonly string[],
  [oldPlace, newPlace]: readonly [PlaceOf, PlaceOf],
): Change {
  return {
    breaking: true,
    kind: 'modified',
    exchanges,
    part: extension,
    message,
    rules: [`${extension.slice('x-'.length)}-changed`],
    old: oldPlace(keys),
    new: newPlace(keys),
  };
}

function dispatchDifference(old: Dispatch | undefined, fresh: Dispatch | undefined): Found[] {
  const [before, after] = [inWords(old), inWords(fresh)];
  if (before === after) return [];
  const message = `Webhooks are told apart by ${after} now, before by ${before}.`;
  return [{ extension: 'x-dispatch', message, exchanges: [], keys: ['x-dispatch'] }];
}

function inWords(dispatch: Dispatch | undefined): string {
  return dispatch === undefined ? 'their addresses' : `\`${dispatch.name}\` in the ${dispatch.in}`;
}

function isSame(one: Exchange, other: Exchange): boolean {
  return one.kind === other.kind && one.key === other.key && one.method === other.method;
}

/** As Redocly's changes are called, too. */
function nameOf({ kind, key, method }: Exchange): string {
  if (kind === 'path') return `${method.toUpperCase()} ${key}`;
  return `webhook ${key}${method === 'post' ? '' : ` (${method.toUpperCase()})`}`;
}

type PlaceOf = (keys: readonly string[]) => Place;

function placesIn(file: string): PlaceOf {
  const lineOf = linesOf(file);
  return (keys) => ({
    file,
    line: lineOf(...keys),
    pointer: `#/${keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
  });
}
