import { basename } from 'node:path';
import type { Loaded } from '../load/load.ts';
import type { Model } from '../model/model.ts';

/** What the first comment of each generated file says. */
export interface HeaderView {
  readonly title: string;
  /** File name of the document. */
  readonly source: string;
}

export function header({ title }: Model, { file }: Loaded): HeaderView {
  return { title, source: basename(file) };
}
