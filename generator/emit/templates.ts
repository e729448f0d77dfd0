import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { contextHelpers, doc } from './helpers.ts';

/** Prints one file of a pack. `runtime` collects which runtime files the text imports. */
export interface Template {
  /** Name of the file it prints, e.g. `server.ts`. */
  readonly output: string;
  render(view: object, runtime: (file: string) => string): string;
}

/**
 * Reads a template pack: each `name.ext.hbs` prints `name.ext`; each `_name.hbs` is a partial, called `name`.
 *
 * @throws when the folder does not exist or holds no template
 */
export function readPack(folder: string): readonly Template[] {
  if (!existsSync(folder)) throw new Error(`There is no template pack ${folder}.`);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .sort();
  const handlebars = createEnvironment();
  for (const file of files.filter((name) => name.startsWith('_'))) {
    handlebars.registerPartial(file.slice(1, -'.hbs'.length), readFileSync(join(folder, file), 'utf8'));
  }
  return files
    .filter((name) => !name.startsWith('_'))
    .map((file) => {
      const compiled = handlebars.compile<object>(readFileSync(join(folder, file), 'utf8'), {
        noEscape: true,
        strict: true,
        knownHelpersOnly: true,
        knownHelpers: Object.fromEntries(Object.keys(handlebars.helpers).map((name) => [name, true])),
        preventIndent: true,
      });
      return {
        output: file.slice(0, -'.hbs'.length),
        render: (view, runtime) =>
          compiled(view, { data: { runtime }, allowProtoPropertiesByDefault: false }),
      };
    });
}

function createEnvironment(): typeof Handlebars {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(contextHelpers)) {
    handlebars.registerHelper(
      name,
      (value: unknown, { loc }: Handlebars.HelperOptions & { loc?: hbs.AST.SourceLocation }) => {
        // Handlebars' strict mode looks at plain prints only, not at what a helper is given.
        if (value === undefined)
          throw new Error(
            `{{${name} …}} in line ${loc?.start.line} prints something that the view does not have.`,
          );
        return helper(value);
      },
    );
  }
  handlebars.registerHelper({ doc, runtime: runtimeImport });
  return handlebars;
}

/** `{{runtime 'receiving/receiver.ts'}}` prints the import path and has the file copied. */
function runtimeImport(file: unknown, { data }: Handlebars.HelperOptions): string {
  return `'${data.runtime(String(file))}'`;
}
