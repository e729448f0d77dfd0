import type Handlebars from 'handlebars';
import { placeIn } from '../packs/place-in.ts';
import { TemplateError, templateProblem } from '../packs/template-error.ts';
import type { TemplateSource } from '../packs/template-source.ts';
import { dataHelpers } from './data-helpers.ts';
import { type PrintingHelper, printingHelpers } from './printing-helpers.ts';

type Options = Handlebars.HelperOptions & { readonly loc?: hbs.AST.SourceLocation };

/**
 * Gives Handlebars our helpers. Whatever goes wrong in one while printing is told with its place in the template.
 *
 * @param sources of the pack, for the places
 */
export function registerHelpers(handlebars: typeof Handlebars, sources: readonly TemplateSource[]): void {
  const fail = (name: string, message: string, { loc }: Options): TemplateError => {
    const source = sources.find(({ file }) => file === loc?.source);
    const place =
      source === undefined || loc === undefined
        ? undefined
        : placeIn(source, loc.start.line, loc.start.column + 1);
    return new TemplateError([templateProblem('template-value', `{{${name} …}}: ${message}`, place)]);
  };
  // Handlebars' strict mode looks at plain prints only, not at what a helper is given.
  const missing = 'the view has nothing of that name here. docs/templates.md lists what it has.';

  for (const [name, { print }] of Object.entries<PrintingHelper>(printingHelpers)) {
    handlebars.registerHelper(name, (value: unknown, options: Options) => {
      if (value === undefined) throw fail(name, missing, options);
      try {
        return print(value, options);
      } catch (error) {
        throw fail(name, error instanceof Error ? error.message : String(error), options);
      }
    });
  }
  for (const [name, { get }] of Object.entries(dataHelpers)) handlebars.registerHelper(name, get);

  const { each } = handlebars.helpers;
  handlebars.registerHelper('each', function (this: unknown, list: unknown, options: Options) {
    if (list === undefined) throw fail('#each', missing, options);
    return each?.call(this, list, options);
  });
}
