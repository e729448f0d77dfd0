import type { BodyFormat } from '../../runtime/receiving/service.ts';
import { comesInPieces } from '../model/media-type.ts';
import type { Exchange, JsonSchema, Model, Reply } from '../model/model.ts';
import { hasOnlyText, propertiesOf } from '../validation/text-type.ts';
import { isPlainJson } from './bodies.ts';
import { distinct } from './distinct.ts';

/** How an answer is read. */
export interface AnswersView {
  readonly variable: string;
  /** The one that goes without saying comes first. */
  readonly types: readonly {
    readonly mediaType: string;
    readonly format: BodyFormat;
    /** What the data of events is read as. */
    readonly data: 'json' | 'text' | undefined;
    /** What a caller gets: one of these, or an `AsyncIterable` of it. */
    readonly results: readonly { readonly type: string; readonly many: boolean }[];
  }[];
}

/** `undefined` where the first good status has JSON alone, or no body. */
export function answersOf(model: Model, { name }: Exchange, good: readonly Reply[]): AnswersView | undefined {
  const contents = good.flatMap(({ status, content }) =>
    status === good[0]?.status && content !== undefined ? [content] : [],
  );
  if (contents.length < 2 && contents.every(isPlainJson)) return undefined;
  return {
    variable: `${name}Answers`,
    types: contents.map(({ mediaType, format, schema }) => ({
      mediaType,
      format,
      data: format === 'events' ? dataOf(model, schema) : undefined,
      results: distinct(
        [...new Set(good.map(({ status }) => status))].flatMap((status) => {
          const own = good.filter((reply) => reply.status === status);
          const reply = own.find(({ content }) => content?.mediaType === mediaType) ?? own[0];
          return reply === undefined
            ? []
            : [{ type: reply.typeName, many: comesInPieces(reply.content?.format) }];
        }),
      ),
    })),
  };
}

function dataOf(model: Model, schema: JsonSchema | undefined): 'json' | 'text' {
  return hasOnlyText(model, propertiesOf(model, schema).get('data')) ? 'text' : 'json';
}
