import { isAbsolute, relative, sep } from 'node:path';
import { linesOf } from '../../generator/load/lines-of.ts';
import type { Model } from '../../generator/model/model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import type { Result } from '../result.ts';

/** Where the exchanges of a guide stand in its document. */
export interface Places {
  /** Path of the document, as reports name it. */
  readonly document: string;
  /** Line, from 1. */
  lineOf(exchange: string): number;
}

/**
 * @param file absolute path of the document that the model was made of
 * @param root folder that a user's own documents are named from
 */
export function placesIn(file: string, model: Model, root: string): Places {
  const lineAt = linesOf(file);
  return {
    document: shownPath(file, root),
    lineOf(name) {
      const exchange = model.exchanges.find((candidate) => candidate.name === name);
      // A finding about no exchange, or about one of another version, is about the document as a whole.
      if (exchange === undefined) return 1;
      const { kind, key, method } = exchange;
      return kind === 'webhook' ? lineAt('webhooks', key) : lineAt('paths', key, method);
    },
  };
}

/** Where an exchange stands; `undefined` where nobody knows. */
export function placeIn(places: Places | undefined, exchange: string): Result['place'] {
  return places === undefined ? undefined : { file: places.document, line: places.lineOf(exchange) };
}

/** A file as reports name it: `spec/saas-v2.yaml`, or a user's own below the root, with slashes; an absolute path elsewhere. */
export function shownPath(file: string, root: string): string {
  return below(packageRoot, file) ?? below(root, file) ?? file;
}

function below(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? undefined : path.split(sep).join('/');
}
