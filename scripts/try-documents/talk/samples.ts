import { isRecord } from '../../../generator/load/openapi.ts';
import type { Content, Exchange, Model, Reply } from '../../../generator/model/model.ts';
import { textType } from '../../../generator/validation/text-type.ts';
import { NoSample } from '../sample/no-sample.ts';
import { sample, type Wanted } from '../sample/sample.ts';

export type Validate = (value: unknown) => {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly faults?: unknown;
};

/** A value, and what a receiver makes of it: defaults are filled in. */
export interface Sampled {
  readonly sent: unknown;
  readonly expected: unknown;
}
export type Round = Pick<Wanted, 'choice' | 'full' | 'made'>;

/** Rounds of each exchange: everything, only what must be there, and other alternatives. */
export const rounds: readonly Omit<Round, 'made'>[] = [
  { full: true, choice: 0 },
  { full: false, choice: 0 },
  { full: true, choice: 1 },
];

const bodyText = 'ä☃ "b" \\ c/d';
const texts = {
  path: 'a b/c?d=e&f+g%ä',
  query: 'a b/c?d=e&f+g%ä',
  cookie: 'a b;c=ä',
  header: 'a b',
} as const;

/** A request of an exchange, as its sender takes it. @throws NoSample */
export function sampleRequest(model: Model, exchange: Exchange, validate: Validate, round: Round): Sampled {
  return firstValid(validate, round, (kind) => {
    const own = exchange.parameters.filter(({ signing }) => !signing);
    const body = exchange.body && sampleContent(model, exchange.body, { ...kind, direction: 'request' });
    if (own.length === 0) return body;
    const request: Record<string, Record<string, unknown>> = {};
    for (const { in: place, name, schema, required, json, style } of own) {
      request[place] ??= {};
      if (!required && !kind.full) continue;
      const wanted = {
        ...kind,
        text: style === 'spaceDelimited' ? 'a' : texts[place],
        direction: 'request',
        asText: !json,
      } as const;
      const value = sample(model, schema, wanted);
      // Where a text will do, a number is read as one.
      const isText = !json && textType(model, schema).type === 'string';
      request[place][name] = isText ? asText(value) : value;
    }
    return exchange.body === undefined ? request : { ...request, body };
  });
}

function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  return typeof value === 'object' ? value : String(value);
}

/** The body of an answer. @throws NoSample */
export function sampleAnswer(model: Model, { content }: Reply, validate: Validate, round: Round): Sampled {
  if (content === undefined) return { sent: undefined, expected: undefined };
  return firstValid(validate, round, (kind) =>
    sampleContent(model, content, { ...kind, direction: 'response' }),
  );
}

function sampleContent(
  model: Model,
  { format, schema }: Content,
  wanted: Round & Pick<Wanted, 'direction'>,
): unknown {
  const asText = format === 'form' || format === 'multipart';
  const value = sample(model, schema, {
    ...wanted,
    text: bodyText,
    ...(asText ? { asText } : {}),
    files: format === 'multipart',
  });
  if (format === 'text' && typeof value !== 'string') return String(isRecord(value) ? bodyText : value);
  if (format === 'bytes') return new TextEncoder().encode(bodyText);
  return value;
}

/** Which alternatives go together is found by trying. */
function firstValid(validate: Validate, round: Round, make: (kind: Round) => unknown): Sampled {
  let why = '';
  for (let choice = round.choice; choice < round.choice + 8; choice++) {
    try {
      const checked = validate(make({ ...round, choice }));
      // The validator fills in defaults, so it gets a value of its own.
      if (checked.ok) return { sent: make({ ...round, choice }), expected: checked.value };
      why ||= JSON.stringify(checked.faults);
    } catch (error) {
      if (!(error instanceof NoSample)) throw error;
      why ||= error.message;
    }
  }
  throw new NoSample(why);
}
