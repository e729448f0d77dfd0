import { readFileSync } from 'node:fs';
import { nearest } from '../../spec/redocly-plugin/nearest.js';
import { isRecord } from '../load/openapi.ts';
import type { Problem } from '../load/problem.ts';
import { shownPath } from '../load/problem-place.ts';
import { targetNames } from '../targets/targets.ts';
import { viewVersion } from '../targets/views.ts';
import type { ViewName } from './pack.ts';
import { templateProblem } from './template-error.ts';

/** What a pack says of itself. */
export interface PackJson {
  readonly description: string;
  readonly view: ViewName;
}

export const packFile = 'pack.json';

const viewNames: readonly ViewName[] = [...targetNames, 'model'];

/**
 * Reads the `pack.json` of a pack.
 *
 * @param keys those that it may have; all but `viewVersion` must be there
 * @returns what it says, or what is wrong with it
 */
export function readPackJson(file: string, keys: readonly string[]): PackJson | Problem {
  const wrong = (message: string, near?: string): Problem =>
    templateProblem(
      'template-pack',
      `${shownPath(file)} ${message}`,
      undefined,
      near === undefined ? [] : [near],
    );
  const content = parsed(readFileSync(file, 'utf8'));
  if (!isRecord(content)) return wrong('is no JSON object. Write { "description": "…", "view": "server" }.');

  const { description = '', view = 'model', viewVersion: written = viewVersion } = content;
  const stray = Object.keys(content).find((key) => !keys.includes(key));
  if (stray !== undefined)
    return wrong(
      `has a key that means nothing here: ${stray}. There are: ${keys.join(', ')}.`,
      nearest(stray, [...keys]),
    );
  const missing = keys.find((key) => key !== 'viewVersion' && !Object.hasOwn(content, key));
  if (missing !== undefined) return wrong(`has no ${missing}.`);
  if (typeof description !== 'string')
    return wrong('has a description that is no text. Say in a line what the pack prints.');
  if (!isViewName(view))
    return wrong(
      `asks for a view that does not exist: ${JSON.stringify(view)}. There are: ${viewNames.join(', ')}.`,
      nearest(String(view), viewNames),
    );
  if (written !== viewVersion)
    return wrong(
      `was written for version ${JSON.stringify(written)} of the views, and these are version ${viewVersion}. Compare the templates with docs/templates.md, then set viewVersion to ${viewVersion}.`,
    );
  return { description, view };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isViewName(value: unknown): value is ViewName {
  return viewNames.some((name) => name === value);
}
