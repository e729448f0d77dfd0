import { isRecord } from '../../generator/load/openapi.ts';
import type { Content, Exchange, Json } from '../../generator/model/model.ts';
import { bodyValue } from './body-value.ts';
import { contentFor, essence } from './documented.ts';
import type { Fault } from './fault.ts';
import type { PactBody } from './http-message.ts';
import type { Subject } from './subject.ts';
import { unknownFields } from './unknown-fields.ts';
import type { createValidators } from './validators.ts';
import { didYouMean, shown } from './words.ts';

interface BodySide {
  readonly side: 'request' | 'response';
  /** Keys that lead to the contents in the document. */
  readonly keys: readonly string[];
  readonly validate: ReturnType<typeof createValidators>;
}

/** Where a body differs from what the document describes for its media type. */
export async function bodyFaults(
  subject: Subject,
  exchange: Exchange,
  contents: readonly Content[],
  body: PactBody,
  { side, keys, validate }: BodySide,
): Promise<Fault[]> {
  const common = { severity: 'error', at: [side, ...body.at] } as const;
  const whose = side === 'request' ? `request of ${exchange.name}` : `answer to ${exchange.name}`;
  const types = contents.map(({ mediaType }) => mediaType).join(', ');
  const content = contentFor(contents, body.contentType);
  if (content === undefined) {
    const named = body.contentType === '' ? 'no content type' : essence(body.contentType);
    return [
      {
        ...common,
        at: [side],
        message: `The ${whose} comes with ${named}, and the document has ${types}`,
        mend: `Give it the header Content-Type: ${contents[0]?.mediaType}.`,
        expected: types,
        actual: named,
        rule: { keys },
      },
    ];
  }
  const schemaKeys = [...keys, content.mediaType, 'schema'];
  let value: Json;
  try {
    value = await bodyValue(subject.model, exchange, content, body);
  } catch (error) {
    return [
      {
        ...common,
        message: `The body of the ${whose} can't be read: ${error instanceof Error ? error.message : String(error)}`,
        mend: `Write it as ${content.mediaType}.`,
        expected: content.mediaType,
        actual: shown(new TextDecoder().decode(body.bytes)),
        rule: { keys: [...keys, content.mediaType] },
      },
    ];
  }
  const isText = content.format === 'text' || content.format === 'bytes';
  // What is no JSON is no value that a schema of objects could describe.
  if (isText) return [];
  const asks = side === 'request';
  return [
    ...unknownFields(subject.model, content.schema, value).map(({ path, known }) => {
      const name = path.at(-1) ?? '';
      return {
        ...common,
        // More than is documented may be ignored when it is sent; nobody can rely on getting it.
        severity: asks ? ('warning' as const) : common.severity,
        at: [...common.at, ...path],
        message: `The ${whose} ${asks ? 'holds' : 'is expected to hold'} ${path.join('.')}, which the document does not know`,
        mend: didYouMean(
          name,
          known,
          asks ? 'Take it out.' : 'Take it out of what the consumer expects, or document it.',
        ),
        expected: `one of ${known.join(', ')}`,
        actual: `${name}: ${shown(JSON.stringify(valueAt(value, path)))}`,
        rule: { keys: schemaKeys, path: path.slice(0, -1) },
      };
    }),
    ...validate(content.schema)(value)
      .slice(0, 1)
      .map((fault) => {
        const path = fault.path.split('/').slice(1).map(unescaped);
        const place = path.join('.') || 'its body';
        const missing = /^must have required property '(.+)'$/.exec(fault.message)?.[1];
        return {
          ...common,
          at: [...common.at, ...path],
          message:
            missing === undefined
              ? `In the ${whose}, ${place} ${fault.message}`
              : `The ${whose} lacks ${[...path, missing].join('.')}, which is mandatory`,
          mend:
            missing === undefined
              ? 'Give the example in the pact a value as the document describes it.'
              : `Let the consumer send ${missing}.`,
          expected:
            missing === undefined
              ? `${place} ${fault.message}`
              : `${[...path, missing].join('.')}, mandatory`,
          actual: shown(JSON.stringify(valueAt(value, path))),
          rule: { keys: schemaKeys, path: missing === undefined ? path : [...path, missing] },
        };
      }),
  ];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (held, key) => (isRecord(held) || Array.isArray(held) ? Reflect.get(held, key) : undefined),
    value,
  );
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
