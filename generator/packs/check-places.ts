import { type PrintingHelper, printingHelpers } from '../emit/printing-helpers.ts';
import type { Problem } from '../load/problem.ts';
import { type Language, languageNames, type Place, placeOf, type State, stateAfter } from './languages.ts';
import { placeIn } from './place-in.ts';
import { templateProblem } from './template-error.ts';
import { type Parsed, statementsOf, type TemplateSource } from './template-source.ts';

const helpers = new Map<string, PrintingHelper>(Object.entries(printingHelpers));

/**
 * The helpers of a template, and of the partials it calls, that stand where they are not safe. The walk knows at each of them
 * whether it can stand in code, in a comment or in a string, by all ways through the blocks before it.
 *
 * @param language of the file that is printed
 * @param partials all that can be called, by name
 * @param called gathers the names of those that are
 */
export function checkPlaces(
  template: Parsed,
  language: Language | undefined,
  partials: ReadonlyMap<string, Parsed>,
  called: Set<string>,
): Problem[] {
  const problems: Problem[] = [];
  const active = new Set<Parsed>();
  walk(template, ['code']);
  return problems;

  function walk(parsed: Parsed, before: readonly State[]): readonly State[] {
    // Within itself a partial is taken to end where it began.
    if (active.has(parsed)) return before;
    active.add(parsed);
    const end = through(parsed, parsed.program, before);
    active.delete(parsed);
    return end;
  }

  function through(
    parsed: Parsed,
    program: hbs.AST.Program | undefined,
    before: readonly State[],
  ): readonly State[] {
    let states = before;
    for (const node of statementsOf(program)) {
      if (node.type === 'ContentStatement' && language !== undefined)
        states = union(states.map((state) => stateAfter(node.value, state, language)));
      if (node.type === 'MustacheStatement')
        problems.push(...checkPlace(node, parsed.source, language, states));
      if (node.type === 'BlockStatement') states = throughBlock(parsed, node, states);
      if (node.type === 'PartialStatement' && 'original' in node.name) {
        const partial = partials.get(node.name.original);
        called.add(node.name.original);
        if (partial !== undefined) states = walk(partial, states);
      }
    }
    return states;
  }

  function throughBlock(
    parsed: Parsed,
    { path, program, inverse }: hbs.AST.BlockStatement,
    before: readonly State[],
  ): readonly State[] {
    const otherwise = through(parsed, inverse, before);
    let entry = before;
    let inside = through(parsed, program, entry);
    // Each further turn begins where the one before has ended.
    while (path.original === 'each' && union(entry, inside).length > entry.length) {
      entry = union(entry, inside);
      inside = through(parsed, program, entry);
    }
    return union(inside, otherwise);
  }
}

function union(...states: readonly (readonly State[])[]): readonly State[] {
  return [...new Set(states.flat())];
}

function checkPlace(
  node: hbs.AST.MustacheStatement,
  source: TemplateSource,
  language: Language | undefined,
  states: readonly State[],
): Problem[] {
  const name = 'original' in node.path ? String(node.path.original) : '';
  const places = union(states).map(placeOf);
  const isSafe = ({ languages, places: safe }: PrintingHelper, place: Place): boolean =>
    language === undefined || (languages.includes(language) && safe.includes(place));
  const helper = helpers.get(name);
  const unfit = places.find((place) => helper !== undefined && !isSafe(helper, place));
  if (unfit === undefined || language === undefined) return [];
  const safe = [...helpers].filter(([, other]) => places.every((place) => isSafe(other, place)));
  const message = `\`{{${name} …}}\` stands ${inWords[unfit]} of ${languageNames[language]}, where a document could break out of it. Safe here: ${safe.map(([other]) => other).join(', ')}.`;
  const { start } = node.loc;
  return [templateProblem('template-place', message, placeIn(source, start.line, start.column + 1))];
}

const inWords: Readonly<Record<Place, string>> = {
  code: 'in the code',
  comment: 'in a comment',
  string: 'between quotes (or in the address of a link, or in a tag)',
};
