import {
  BaseResolver,
  type Config,
  type Document,
  isAbsoluteUrl,
  ResolveError,
  Source,
  YamlParseError,
} from '@redocly/openapi-core';

/** Reads the files of a document. What is on other machines it reads only when that is allowed: a document is not trusted. */
export class DocumentResolver extends BaseResolver {
  readonly #allowRemote: boolean;

  constructor(config: Config['resolve'], allowRemote: boolean) {
    super(config);
    this.#allowRemote = allowRemote;
  }

  override loadExternalRef(absoluteRef: string): Promise<Source> {
    if (this.#allowRemote || !isAbsoluteUrl(absoluteRef)) return super.loadExternalRef(absoluteRef);
    const why = `${absoluteRef} is on another machine, and is read only with --allow-remote`;
    return Promise.reject(new ResolveError(new Error(why)));
  }

  /** YAML that the parser is alone in refusing is read all the same. */
  override parseDocument(source: Source, isRoot?: boolean): Document {
    try {
      return super.parseDocument(source, isRoot);
    } catch (error) {
      const mended = error instanceof YamlParseError ? withIndentedBracket(source, error) : undefined;
      if (mended === undefined) throw error;
      return this.parseDocument(mended, isRoot);
    }
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
