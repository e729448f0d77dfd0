import {
  BaseResolver,
  type Config,
  type Document,
  isAbsoluteUrl,
  ResolveError,
  Source,
  YamlParseError,
} from '@redocly/openapi-core';
import { JsonSource } from './json-source.ts';
import { parseJson } from './parse-json.ts';

/** Reads the files of a document. What is on other machines it reads only when that is allowed: a document is not trusted. */
export class DocumentResolver extends BaseResolver {
  readonly #allowRemote: boolean;
  #isSplit = false;

  constructor(config: Config['resolve'], allowRemote: boolean) {
    super(config);
    this.#allowRemote = allowRemote;
  }

  /** Whether a reference has named a file so far, be it the one that it stands in. */
  get isSplit(): boolean {
    return this.#isSplit;
  }

  override resolveExternalRef(base: string | null, ref: string): string {
    if (base !== null) this.#isSplit = true;
    return super.resolveExternalRef(base, ref);
  }

  /** JSON is YAML, too, but by itself is read in a part of the time. What is broken is left to the parser that says where. */
  override parseDocument(source: Source, isRoot?: boolean): Document {
    const parsed = /^\s*\{/.test(source.body) ? parseJson(source.body) : undefined;
    if (parsed !== undefined)
      return { source: new JsonSource(source.absoluteRef, source.body, source.mimeType), parsed };
    try {
      return super.parseDocument(source, isRoot);
    } catch (error) {
      // YAML that this parser is alone in refusing is read all the same.
      const mended = error instanceof YamlParseError ? withIndentedBracket(source, error) : undefined;
      if (mended === undefined) throw error;
      return this.parseDocument(mended, isRoot);
    }
  }

  override loadExternalRef(absoluteRef: string): Promise<Source> {
    if (this.#allowRemote || !isAbsoluteUrl(absoluteRef)) return super.loadExternalRef(absoluteRef);
    const why = `${absoluteRef} is on another machine, and is read only with --allow-remote`;
    return Promise.reject(new ResolveError(new Error(why)));
  }
}

/** `key: {` may end in a line whose bracket stands below the key, for all other parsers and for many documents. */
function withIndentedBracket({ absoluteRef, body, mimeType }: Source, { line, message }: YamlParseError) {
  const lines = body.split('\n');
  // The parser tells where the bracket stands, or the line behind.
  const at = [line - 1, line - 2].find((index) => /^ {0,99}[\]}]/.test(lines[index] ?? ''));
  if (!message.includes('deficient indentation') || at === undefined) return undefined;
  return new Source(absoluteRef, lines.with(at, ` ${lines[at]}`).join('\n'), mimeType);
}
