import { isRecord, listAt, recordAt, textAt } from '../../../generator/load/openapi.ts';
import { schemaValidator } from '../../../generator/validation/validators-of.ts';
import type { Exchanged } from '../../exchanged.ts';
import type { Book } from '../../guides/book.ts';
import { exchangeOf } from '../../merchant/exchange-of.ts';
import { answerSchema, fieldsOf } from '../../merchant/schema-fields.ts';
import type { Severity } from '../../result.ts';
import { describeAnswer, hasRole, readingFor } from '../answer.ts';
import { signatureFailure } from '../response-signature/signature-failure.ts';

/** What the Seller Center finds wrong with the answer to a debugging call. */
export interface CaseFault {
  /** What its page shows, in English. */
  readonly shown: string;
  /** What to do about it. */
  readonly mend: string;
  readonly expected: string;
  readonly actual: string;
  /** Lighter than an error, for what is not documented as one. */
  readonly severity?: Severity | undefined;
  /** The answer is sound, but is no success. */
  readonly isRefusal?: boolean;
}

/**
 * Looks at an answer like the debugging page; what can't be told after an earlier fault is left out.
 *
 * @param key access key, with which some guides sign their answers
 * @see FAQs of the debugging page: access_topic_0000008 (SaaS V2.0), zh-cn_topic_0082027567 (SaaS V1.0)
 */
export function faultsIn(book: Book, answer: Exchanged, key: string): readonly CaseFault[] {
  const loose = book.guide.habits.looseAnswers ? 'warning' : undefined;
  const outside = [...statusFaults(answer, loose), ...contentTypeFaults(answer, loose)];
  const unreadable = bodyFaults(answer);
  const inside = unreadable.length > 0 ? unreadable : [...codeFaults(answer), ...fieldFaults(book, answer)];
  return [...outside, ...inside, ...signatureFaults(book, answer, key)];
}

function statusFaults({ received: { status } }: Exchanged, severity: Severity | undefined): CaseFault[] {
  if (status === 200) return [];
  return [
    {
      shown: `the interface responded httpCode=${status}`,
      mend: 'Every answer needs HTTP status 200; what is wrong belongs into the result code.',
      expected: 'HTTP 200',
      actual: `HTTP ${status}`,
      severity,
    },
  ];
}

function contentTypeFaults({ received }: Exchanged, severity: Severity | undefined): CaseFault[] {
  const type = received.headers['content-type'] ?? 'none';
  if (/^application\/json\s*(?:;|$)/i.test(type.trim())) return [];
  return [
    {
      shown: `the content-type ${type} is wrong, the right one is application/json`,
      mend: 'Send the header Content-Type: application/json with every answer.',
      expected: 'Content-Type: application/json',
      actual: type,
      severity,
    },
  ];
}

function bodyFaults(answer: Exchanged): CaseFault[] {
  const { json } = answer.received;
  const { code = '', message, codes } = readingFor(answer);
  const missing = [code, message].filter((field) => !isRecord(json) || typeof json[field] !== 'string');
  if (missing.length === 0) return [];
  return [
    {
      shown: 'the response body can not be parsed',
      mend: `It is no JSON object with the texts ${code} and ${message}.`,
      expected: JSON.stringify({ [code]: codes.success, [message]: 'success.' }),
      actual: isRecord(json) ? `no text in ${missing.join(' and ')}` : describeAnswer(answer),
    },
  ];
}

function codeFaults(answer: Exchanged): CaseFault[] {
  const { code, codes, asynchronous } = readingFor(answer);
  if (hasRole(answer, 'success')) return [];
  const isPending = asynchronous && hasRole(answer, 'pending');
  return [
    {
      shown: `the production interface's ${code} returned an error`,
      mend: isPending
        ? `Debugging is documented to take ${codes.success} alone; whether ${codes.pending} passes is not said. Best do the work at once when testFlag is 1.`
        : `A debugging call must succeed, again and again; ${codes.success} is the only code that passes.`,
      expected: `${code} ${codes.success}`,
      actual: describeAnswer(answer),
      ...(isPending ? { severity: 'warning' as const } : { isRefusal: true }),
    },
  ];
}

function fieldFaults(book: Book, answer: Exchanged): CaseFault[] {
  if (codeFaults(answer).some(({ isRefusal }) => isRefusal)) return [];
  const missing = missingFields(book, answer);
  if (missing.length > 0) {
    return missing.map((field) => ({
      shown: `the interface response lacks ${field}`,
      mend: 'The guide makes it mandatory in this answer.',
      expected: `${field}, a text that is not empty`,
      actual: 'no such text',
    }));
  }
  return longFields(book, answer).map(([field, message]) => ({
    shown: `the field ${field} has an illegal length`,
    mend: `It ${message}.`,
    expected: 'the documented length',
    actual: `a longer ${field}`,
  }));
}

/** What the page looks for: names in the answer to a creation, in that to a query, and where instances are used. */
function missingFields({ guide, model }: Book, { exchange, received: { json } }: Exchanged): string[] {
  const { create, query } = guide.cast;
  if (exchange === create?.exchange) {
    const telling = 'appInfo' in fieldsOf(model, answerSchema(model, exchangeOf(model, exchange)));
    const hasUrl = !telling || textAt(recordAt(json, 'appInfo'), 'frontEndUrl') !== '';
    return [
      ...create.gives.filter((field) => textAt(json, field) === ''),
      ...(hasUrl ? [] : ['frontEndUrl']),
    ];
  }
  if (exchange !== query) return [];
  const entries = listAt(json, 'info');
  const used = entries.flatMap((entry) => listAt(entry, 'usageInfo'));
  const lacks = (list: readonly unknown[], field: string) =>
    list.some((entry) => !isRecord(entry) || entry[field] === undefined || entry[field] === '');
  return [
    ...(entries.length === 0 || lacks(entries, 'instanceId') ? ['instanceId'] : []),
    ...['usageValue', 'statisticalTime'].filter((field) => lacks(used, field)),
  ];
}

function longFields({ model }: Book, { exchange, received }: Exchanged): (readonly [string, string])[] {
  const schema = answerSchema(model, exchangeOf(model, exchange));
  if (schema === undefined) return [];
  const checked = schemaValidator(schema, model.schemas)(received.json);
  const faults = checked.ok ? [] : checked.faults;
  return faults
    .filter(({ message }) => /more than \d+ characters/.test(message))
    .map(({ path, message }) => [path.slice(1).replaceAll('/', '.'), message] as const);
}

function signatureFaults(book: Book, answer: Exchanged, key: string): CaseFault[] {
  const failure = signatureFailure(book, answer, key);
  if (failure === undefined) return [];
  return [
    {
      shown:
        failure.reason === 'mismatch'
          ? 'the HTTP body signature check failed'
          : `the response header lacks ${failure.parameter}, or ${failure.parameter} has a wrong format`,
      mend: failure.message,
      expected: `a header ${failure.parameter} as documented, over the very bytes of the body`,
      actual: answer.received.headers[failure.parameter.toLowerCase()] ?? 'no such header',
    },
  ];
}
