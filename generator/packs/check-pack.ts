import { nearest } from '../../spec/redocly-plugin/nearest.js';
import type { Problem } from '../load/problem.ts';
import { checkPlaces } from './check-places.ts';
import { checkStructure } from './check-structure.ts';
import { languageOf } from './languages.ts';
import { parseTemplate } from './parse-template.ts';
import { TemplateError, templateProblem } from './template-error.ts';
import { isPartial, outputName, type Parsed, partialName, type TemplateSource } from './template-source.ts';

/**
 * Every mistake in the templates of a pack: broken syntax, and whatever would print a string of a document otherwise than
 * through a helper for its place. A pack without mistakes prints no raw string of any document.
 */
export function checkPack(sources: readonly TemplateSource[]): Problem[] {
  const tried = sources.map(tryToParse);
  const parsed = tried.flatMap((one) => ('program' in one ? [one] : []));
  const partials = new Map(
    parsed.filter(({ source }) => isPartial(source)).map((one) => [partialName(one.source), one]),
  );
  const problems = [
    ...tried.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...parsed.flatMap((one) => checkStructure(one, [...partials.keys()])),
  ];
  if (problems.length > 0) return problems;

  const called = new Set<string>();
  const misplaced = parsed
    .filter(({ source }) => !isPartial(source))
    .flatMap((one) => checkPlaces(one, languageOf(outputName(one.source)), partials, called));
  return [...distinct(misplaced), ...uncalled(partials, called)];
}

function tryToParse(source: TemplateSource): Parsed | Pick<TemplateError, 'problems'> {
  try {
    return { source, program: parseTemplate(source) };
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** A partial is walked through once for each call. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** A user's partial that nothing calls has a name mistyped. */
function uncalled(partials: ReadonlyMap<string, Parsed>, called: ReadonlySet<string>): Problem[] {
  const idle = [...partials].filter(([name, { source }]) => source.foreign && !called.has(name));
  return idle.map(([name, { source }]) => {
    const names = [...called].sort();
    const near = nearest(name, names);
    return templateProblem(
      'template-name',
      `No template calls the partial ${source.file}. Write {{> ${name}}} where it is to print, or give it the name of one that is called: ${names.join(', ') || 'there is none'}.`,
      undefined,
      near === undefined ? [] : [`_${near}.hbs`],
    );
  });
}
