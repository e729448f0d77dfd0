import Handlebars from 'handlebars';
import { shownPath } from '../load/problem-place.ts';
import type { Model } from '../model/model.ts';
import type { Pack } from '../packs/pack.ts';
import { parseTemplate } from '../packs/parse-template.ts';
import { TemplateError, templateProblem } from '../packs/template-error.ts';
import { isPartial, outputName, partialName, type TemplateSource } from '../packs/template-source.ts';
import { registerHelpers } from './register-helpers.ts';

/** Prints one file of a pack. */
export interface Template {
  /** Name of the file it prints, e.g. `server.ts`. */
  readonly output: string;
  /** @param context what the template is given: the view, or a part of it */
  print(context: object, given: Given): string;
}

/** What a template has besides its context. */
export interface Given {
  /** `@root` */
  readonly view: object;
  /** `@model` */
  readonly model: Model;
  /** Collects which runtime files the text imports, and returns the path to import. */
  readonly runtime: (file: string) => string;
}

/**
 * Makes the templates of a pack ready: each `name.ext.hbs` prints `name.ext`; each `_name.hbs` is a partial, called `name`.
 *
 * @throws TemplateError when one is broken
 */
export function compilePack({ sources }: Pick<Pack, 'sources'>): readonly Template[] {
  const handlebars = Handlebars.create();
  registerHelpers(handlebars, sources);
  const compile = (source: TemplateSource): Handlebars.TemplateDelegate<object> =>
    handlebars.compile<object>(parseTemplate(source), {
      noEscape: true,
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(Object.keys(handlebars.helpers).map((name) => [name, true])),
      preventIndent: true,
    });
  for (const source of sources.filter(isPartial))
    handlebars.registerPartial(partialName(source), compile(source));
  return sources
    .filter((source) => !isPartial(source))
    .map((source) => {
      const compiled = compile(source);
      return {
        output: outputName(source),
        print: (context, { view, model, runtime }) => {
          try {
            return compiled(context, {
              data: { root: view, model, runtime },
              allowProtoPropertiesByDefault: false,
            });
          } catch (error) {
            throw cannotPrint(source, error);
          }
        },
      };
    });
}

function cannotPrint({ file }: TemplateSource, error: unknown): TemplateError {
  if (error instanceof TemplateError) return error;
  // A partial that calls itself for ever, for one.
  const message = `${shownPath(file)} can't be printed: ${error instanceof Error ? error.message : String(error)}.`;
  return new TemplateError([templateProblem('template-value', message)]);
}
