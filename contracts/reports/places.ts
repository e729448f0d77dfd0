import { isAbsolute, relative, sep } from 'node:path';
import { linesOf } from '../../generator/load/lines-of.ts';
import type { Model } from '../../generator/model/model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { exchangeOf } from '../merchant/exchange-of.ts';

/** Where the exchanges of a guide stand in its document. */
export interface Places {
  /** Path of the document: `spec/saas-v2.yaml`, or a user's own below the root, with slashes; an absolute one elsewhere. */
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
    document: below(packageRoot, file) ?? below(root, file) ?? file,
    lineOf(name) {
      const { kind, key, method } = exchangeOf(model, name);
      return kind === 'webhook' ? lineAt('webhooks', key) : lineAt('paths', key, method);
    },
  };
}

function below(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? undefined : path.split(sep).join('/');
}
