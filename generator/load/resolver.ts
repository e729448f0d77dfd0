import { BaseResolver, type Config, isAbsoluteUrl, ResolveError, type Source } from '@redocly/openapi-core';

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
}
