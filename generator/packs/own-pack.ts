import { join } from 'node:path';
import type { Problem } from '../load/problem.ts';
import { shownPath } from '../load/problem-place.ts';
import type { Pack, ViewName } from './pack.ts';
import { packFile, readPackJson } from './pack-json.ts';
import { readSource } from './read-source.ts';
import { templateProblem } from './template-error.ts';

/** The views that are lists of exchanges, so that a file can be printed for each. */
const withExchanges: readonly ViewName[] = ['server', 'model'];

/**
 * A pack that a user has declared by a `pack.json`. Its templates print files of their own names, also in folders.
 *
 * @param folder the folder that holds the `pack.json`; its name is that of the target
 * @param files those in it
 */
export function ownPack(
  name: string,
  folder: string,
  files: readonly string[],
): { readonly pack: Pack; readonly problems: readonly Problem[] } {
  const said = readPackJson(join(folder, packFile), ['description', 'view', 'viewVersion']);
  const { view }: { view: ViewName } = 'message' in said ? { view: 'model' } : said;
  const paths = files.filter((path) => path !== packFile);
  const problems = paths.flatMap((path) => {
    const mistake = misnamed(path, view);
    return mistake === undefined
      ? []
      : [templateProblem('template-name', `${shownPath(join(folder, path))} ${mistake}`)];
  });
  if ('message' in said) problems.push(said);
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    problems.push(
      templateProblem(
        'template-pack',
        `${shownPath(folder)} is no name that --target could take. Use lower-case letters, digits and hyphens.`,
      ),
    );
  if (!paths.some((path) => !path.startsWith('_')))
    problems.push(
      templateProblem(
        'template-pack',
        `${shownPath(folder)} prints nothing: it has no template. One that is called page.md.hbs prints page.md.`,
      ),
    );
  const sources = paths.map((path) => readSource(folder, path, true));
  return { pack: { name, view, sources }, problems };
}

function misnamed(path: string, view: ViewName): string | undefined {
  if (!/[^/]\.hbs$/.test(path)) return 'is no template, whose name ends in .hbs. Take it away.';
  if (path.includes('/_')) return 'is a partial in a folder. Partials stand beside pack.json.';
  const placeholders = path.match(/\[.*?\]/g) ?? [];
  const unknown = placeholders.find((placeholder) => placeholder !== '[exchange]');
  if (unknown !== undefined)
    return `has ${unknown} in its name. There is only [exchange], for a file per exchange.`;
  if (placeholders.length > 0 && !withExchanges.includes(view))
    return `asks for a file per exchange, which the view ${view} has no list of. Use the view ${withExchanges.join(' or ')}.`;
  return undefined;
}
