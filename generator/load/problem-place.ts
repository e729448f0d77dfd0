import { relative } from 'node:path';
import { getCodeframe, getLineColLocation, type NormalizedProblem } from '@redocly/openapi-core';
import type { Place, Problem } from './problem.ts';

type RedoclyLocation = NormalizedProblem['location'][number];

/** All that Redocly says of a reference into a file that it could read. */
const nothingThere = "Can't resolve $ref";
const whyNothing =
  'nothing stands there. Correct it, or add what it names; `#` is the root of the document, not the schema around it.';

/** Turns what Redocly found into our problems, with file, line, column and code frame. */
export function toProblem(found: NormalizedProblem): Problem {
  const [location] = found.location;
  return {
    severity: found.severity === 'warn' ? 'warning' : 'error',
    code: found.ruleId,
    message: found.message === nothingThere ? `${nothingThere}: ${whyNothing}` : found.message,
    suggestions: found.suggest,
    place: location === undefined ? undefined : toPlace(location),
  };
}

export function toPlace(location: RedoclyLocation): Place {
  const spot = getLineColLocation(location);
  return {
    file: shownPath(spot.source.absoluteRef),
    pointer: 'pointer' in location && location.pointer !== undefined ? location.pointer : '',
    line: spot.start.line,
    column: spot.start.col,
    frame: getCodeframe(spot, false),
  };
}

/** Relative to where the command runs, unless that leads out of it. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
