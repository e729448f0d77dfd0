import type Handlebars from 'handlebars';
import type { Language, Place } from '../packs/languages.ts';
import { fileName } from './file-name.ts';
import { contextHelpers, doc } from './helpers.ts';
import { literal } from './literal.ts';
import { md, mdcode, mdjson, mdtext } from './markdown-helpers.ts';
import { pycomment, pyident, pystring } from './python-helpers.ts';

/** A helper that prints a value so that it can be nothing but a value where it stands. */
export interface PrintingHelper {
  /** For readers: what it prints. */
  readonly what: string;
  /** Where it keeps that promise. In languages that are not listed anywhere it is the template's to judge. */
  readonly languages: readonly Language[];
  readonly places: readonly Place[];
  readonly print: (value: unknown, options: Handlebars.HelperOptions) => string;
}

const everywhere: readonly Language[] = ['script', 'markdown', 'python', 'yaml', 'json'];
const anyPlace: readonly Place[] = ['code', 'comment', 'string'];

function inScript(what: string, places: readonly Place[], print: PrintingHelper['print']): PrintingHelper {
  return { what, languages: ['script'], places, print };
}

function inMarkdown(what: string, print: PrintingHelper['print']): PrintingHelper {
  return { what, languages: ['markdown'], places: ['code'], print };
}

function inPython(what: string, places: readonly Place[], print: PrintingHelper['print']): PrintingHelper {
  return { what, languages: ['python'], places, print };
}

const { ident, string, key, json, number, comment, code } = contextHelpers;

/** Every helper that prints. Templates print through nothing else. */
export const printingHelpers = {
  ident: inScript('a name of the model, which is a safe identifier', anyPlace, ident),
  string: inScript('a string literal in single quotes', ['code'], string),
  key: inScript('a property key, quoted where it must be', ['code'], key),
  json: {
    what: 'any plain value as JSON: a literal of TypeScript, a value of YAML',
    languages: ['script', 'yaml', 'json'],
    places: ['code'],
    print: json,
  },
  literal: inScript(
    'any plain value as a literal over several lines, `indent=2` blanks from the margin',
    ['code'],
    literal,
  ),
  number: { what: 'a number', languages: everywhere, places: anyPlace, print: number },
  comment: {
    what: 'one line of text in a comment',
    languages: ['script', 'yaml'],
    places: ['comment'],
    print: comment,
  },
  doc: inScript(
    'a whole documentation comment of a list of lines, `indent=2` blanks from the margin',
    ['code'],
    doc,
  ),
  code: inScript('code from a printer, such as `openapiTypes`', ['code'], code),
  runtime: inScript(
    "the import path, in quotes, of a file below `runtime/`, which is copied beside the output: `{{runtime 'receiving/answer.ts'}}`",
    ['code', 'comment'],
    runtimeImport,
  ),
  md: inMarkdown('text on one line: in a paragraph, a heading, a cell, the text of a link', md),
  mdtext: inMarkdown('text of several paragraphs', mdtext),
  mdcode: inMarkdown('code within a line', mdcode),
  mdjson: inMarkdown('a code block with any plain value as JSON', mdjson),
  pystring: inPython('a string literal in double quotes', ['code'], pystring),
  pyident: inPython('a name of the model; a keyword gets an underscore', anyPlace, pyident),
  pycomment: inPython('the rest of a line behind `#`', ['comment'], pycomment),
  filename: {
    what: 'the name that `[exchange]` stands for in the names of files, without the ending; safe in links',
    languages: everywhere,
    places: anyPlace,
    print: (name) => fileName(String(name)),
  },
} as const satisfies Readonly<Record<string, PrintingHelper>>;

/** `{{runtime 'receiving/receiver.ts'}}` prints the import path and has the file copied. */
function runtimeImport(file: unknown, { data }: Handlebars.HelperOptions): string {
  return `'${data.runtime(String(file))}'`;
}
