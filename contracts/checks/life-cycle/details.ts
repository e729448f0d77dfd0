import { isRecord, listAt, recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { JsonSchema, Model } from '../../../generator/model/model.ts';
import { schemaValidator } from '../../../generator/validation/validators-of.ts';
import { describeFaults } from '../../../runtime/validation/fault.ts';
import type { Exchanged } from '../../exchanged.ts';
import { type Book, ruleOf } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { answerSchema, fieldsOf, resolved } from '../../merchant/schema-fields.ts';
import type { Calls, Severity } from '../../result.ts';
import type { Bench } from '../../session/bench.ts';
import { entryOf, isAccepted } from '../answer.ts';
import type { Check, MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

type Entry = Readonly<Record<string, unknown>>;

/** Where the details of an instance stand: in the answer to its creation, or in an entry of the answer to a query. */
interface Place {
  readonly name: 'create' | 'query';
  readonly exchange: string;
  readonly schema: JsonSchema;
  find(bench: Bench): Promise<{ readonly entry: Entry; readonly answer: Exchanged }>;
}

type Judge = (entry: Entry, answer: Exchanged, calls: Calls) => void;

/** Checks of what the merchant tells of an instance. */
export const instanceDetails: MakeChecks = (book) =>
  placesIn(book).flatMap((place) => {
    const detail = (name: string, title: string, judge: Judge, severity: Severity = 'error'): Check => ({
      id: `life-cycle.${place.name}-${name}`,
      title: place.name === 'query' ? title : `${title}, in the answer to its creation`,
      severity,
      rule: ruleOf(book, place.exchange),
      exchange: place.exchange,
      calls: 'each',
      stage: 'plain',
      async run(bench) {
        const { entry, answer } = await place.find(bench);
        judge(entry, answer, bench.calls);
      },
    });
    const has = (field: string) => field in fieldsOf(book.model, place.schema);
    return [
      ...(has('appInfo')
        ? [
            detail('app-info', 'The appInfo of an instance has a frontEndUrl', judgeAppInfo(place)),
            detail(
              'memo',
              'Chinese text in the memo of an instance is written as Unicode escapes',
              judgeMemo,
            ),
          ]
        : []),
      detail(
        'fields',
        'Every field of the entry of an instance has its documented type and length',
        judgeFields(book, place),
      ),
      ...(has('usageInfo')
        ? [
            detail(
              'usage-info',
              'Every entry of usageInfo has a usageValue and a statisticalTime of 17 digits',
              judgeUsage,
            ),
          ]
        : []),
    ];
  });

function placesIn({ guide, model }: Book): readonly Place[] {
  const { create, query } = guide.cast;
  const places: Place[] = [];
  const created = create && answerSchema(model, exchangeOf(model, create.exchange));
  const usual = new Set(['resultCode', 'resultMsg', 'instanceId']);
  const isTelling = Object.keys(fieldsOf(model, created)).some((field) => !usual.has(field));
  if (create !== undefined && created !== undefined && isTelling) {
    places.push({
      name: 'create',
      exchange: create.exchange,
      schema: created,
      async find(bench) {
        await bench.instance();
        const answer = await bench.create(bench.fresh());
        const { json } = answer.received;
        if (!isAccepted(answer) || !isRecord(json)) skip('Nothing is opened; see life-cycle.create.');
        return { entry: json, answer };
      },
    });
  }
  if (query !== undefined) {
    const info = recordAt(fieldsOf(model, answerSchema(model, exchangeOf(model, query))), 'info');
    places.push({
      name: 'query',
      exchange: query,
      schema: (resolved(model, info)['items'] ?? true) as JsonSchema,
      async find(bench) {
        const asked = await bench.instance();
        const answer = await bench.query(asked);
        const entry = entryOf(answer, asked.subject[guide.named]);
        return { entry: entry ?? skip('There is no entry; see life-cycle.query.'), answer };
      },
    });
  }
  return places;
}

/** Who gives customers their access by another way has no appInfo; but the debugger of a creation asks for it. */
function judgeAppInfo({ name }: Place): Judge {
  return (entry, exchanged, calls) => {
    const { appInfo } = entry;
    const isMissing = appInfo === undefined || appInfo === null;
    if (isMissing && (name === 'query' || calls === 'real')) {
      skip('There is no appInfo. That is right if customers get their access by SMS, e-mail or another way.');
    }
    const url = isRecord(appInfo) ? appInfo['frontEndUrl'] : undefined;
    if (typeof url === 'string' && url !== '' && url.length <= 512) {
      if (/^https?:\/\/[^/\s]+/i.test(url)) return;
      throw new Violation({
        message: 'The frontEndUrl is no whole address, so a customer who follows it gets nowhere.',
        expected: 'appInfo.frontEndUrl: https://…',
        actual: JSON.stringify(url),
        exchanged,
        // A browser may find a host without the scheme.
        severity: /^[\w-]+(?:\.[\w-]+)+/.test(url) ? 'warning' : 'error',
      });
    }
    throw new Violation({
      message: isMissing
        ? 'There is no appInfo, whose frontEndUrl debugging in the Seller Center asks for.'
        : 'The appInfo has no fitting frontEndUrl.',
      expected: 'appInfo.frontEndUrl: a string of 1 to 512 characters',
      actual: JSON.stringify(url) ?? 'missing',
      exchanged,
    });
  };
}

/** What the checks beside this one name is left to them. */
const judgedElsewhere =
  /^\/(?:instanceId|license|resultCode|resultMsg|info)|frontEndUrl|usageValue|statisticalTime|\/usageInfo$|'(?:frontEndUrl|usageValue|statisticalTime|instanceId|license|resultCode|resultMsg)'/;

function judgeFields({ model }: Book, { schema }: Place): Judge {
  return (entry, exchanged) => {
    const validate = schemaValidator(schema, model.schemas);
    const checked = validate(entry);
    const faults = checked.ok
      ? []
      : checked.faults.filter(({ path, message }) => !judgedElsewhere.test(`${path} ${message}`));
    if (faults.length === 0) return expectWellSpelt(model, schema, entry, exchanged);
    const isNull = ({ path }: (typeof faults)[number]) =>
      path
        .split('/')
        .slice(1)
        .reduce<unknown>((value, name) => Object(value)[name], entry) === null;
    throw new Violation({
      message: `The entry is not as documented: ${describeFaults(faults)}.`,
      expected: 'the documented types and lengths',
      actual: JSON.stringify(entry).slice(0, 300),
      exchanged,
      // Many libraries print null for what is absent.
      severity: faults.every(isNull) ? 'warning' : undefined,
    });
  };
}

/** Further fields are free to have, but nobody reads an optional one whose name is almost right. */
function expectWellSpelt(model: Model, schema: JsonSchema, entry: Entry, exchanged: Exchanged): void {
  const missing = Object.keys(fieldsOf(model, schema)).filter((name) => entry[name] === undefined);
  for (const name of Object.keys(entry)) {
    const meant = missing.find((field) => essence(field) === essence(name));
    if (meant === undefined) continue;
    throw new Violation({
      message: `The entry has a field ${name}, which nobody reads. Is it meant for ${meant}?`,
      expected: meant,
      actual: name,
      exchanged,
      severity: 'warning',
    });
  }
}

/** What names have in common that differ in capital letters, separators or a plural only. */
function essence(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/s$/, '');
}

const judgeUsage: Judge = (entry, exchanged) => {
  const { usageInfo } = entry;
  if (usageInfo === undefined || usageInfo === null) {
    skip('There is no usageInfo. Only pay-per-use instances and packages need it.');
  }
  const usages = listAt(entry, 'usageInfo');
  const isRight = (usage: unknown) =>
    isRecord(usage) &&
    /^\d+(?:\.\d{1,4})?$/.test(String(usage['usageValue'])) &&
    isTime(String(usage['statisticalTime']));
  const wrong = Array.isArray(usageInfo) ? usages.find((usage) => !isRight(usage)) : usageInfo;
  if (wrong === undefined) return;
  throw new Violation({
    message: 'The usageInfo is not as documented.',
    expected:
      'a list whose entries have usageValue (at most 4 decimals) and statisticalTime (yyyyMMddHHmmssSSS)',
    actual: JSON.stringify(wrong).slice(0, 200),
    exchanged,
  });
};

/** `yyyyMMddHHmmssSSS` of a day that there is. */
function isTime(text: string): boolean {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(text) ?? [];
  if (parts.length === 0) return false;
  const [year, month, day, hour, minute, second, rest] = parts;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z`;
  const time = new Date(written);
  return !Number.isNaN(time.getTime()) && time.toISOString() === written;
}

/** Escaped or not, it is the same JSON; but the page says "must". */
const judgeMemo: Judge = (entry, exchanged) => {
  const memo = textAt(recordAt(entry, 'appInfo'), 'memo');
  const { body } = exchanged.received;
  const raw = [...memo].find((character) => /\P{ASCII}/u.test(character) && body.includes(character));
  if (raw === undefined) return;
  throw new Violation({
    message: 'The memo holds characters that are not escaped.',
    expected: 'appInfo.memo: "\\u4e2d\\u6587" for 中文',
    actual: JSON.stringify(memo).slice(0, 200),
    exchanged,
  });
};
