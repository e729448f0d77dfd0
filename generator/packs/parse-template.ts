import Handlebars from 'handlebars';
import { placeIn } from './place-in.ts';
import { TemplateError, templateProblem } from './template-error.ts';
import type { TemplateSource } from './template-source.ts';

/**
 * The syntax tree of a template; every node knows its file.
 *
 * @throws TemplateError that says where it is broken
 */
export function parseTemplate(source: TemplateSource): hbs.AST.Program {
  try {
    return Handlebars.parse(source.text, { srcName: source.file });
  } catch (error) {
    const { offset, message } = fault(source.text, error instanceof Error ? error.message : String(error));
    const before = source.text.slice(0, offset).split('\n');
    const place = placeIn(source, before.length, (before.at(-1)?.length ?? 0) + 1);
    throw new TemplateError([templateProblem('template-syntax', message, place)]);
  }
}

interface Fault {
  readonly offset: number;
  readonly message: string;
}

function fault(text: string, message: string): Fault {
  const block = openBlock(text);
  if (message.endsWith("got 'EOF'") && block !== undefined)
    return { offset: block.index, message: `{{#${block[1]}}} is never closed: write {{/${block[1]}}}.` };
  const [, line = '1', column = '0'] =
    /error on line (\d+)/.exec(message) ?? / - (\d+):(\d+)$/.exec(message) ?? [];
  const start = lineStart(text, Number(line));
  const [, context, dashes = ''] = /^Parse error.*\n(.*)\n(-*)\^/.exec(message) ?? [];
  if (context === undefined) return { offset: start + Number(column), message: inWords(message) };
  const offset = contextOffset(text, context, dashes.length) ?? start;
  const [unexpected = ''] = /^\{\{[^}]*\}\}|^(?:(?!\{\{)\S)+/.exec(text.slice(offset)) ?? [];
  return {
    offset,
    message: unexpected === '' ? 'Something is missing here.' : `\`${unexpected}\` is not expected here.`,
  };
}

function inWords(message: string): string {
  const [, open, close] = /^(\S+) doesn't match (\S+)/.exec(message) ?? [];
  if (open !== undefined) return `{{#${open}}} is closed by {{/${close}}}: close it before, by {{/${open}}}.`;
  return `${(message.split('\n')[0] ?? '').replace(/ - [\d:]+$|\.$/, '')}.`;
}

function lineStart(text: string, line: number): number {
  return (
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0)
  );
}

/** The parser shows some of the text around the mistake, without line ends. */
function contextOffset(text: string, context: string, before: number): number | undefined {
  const cut = context.startsWith('...') ? 3 : 0;
  const shown = context.slice(cut).replace(/\.\.\.$/, '');
  const kept = [...text.matchAll(/[^\n]/g)];
  const found = kept
    .map(([character]) => character)
    .join('')
    .indexOf(shown);
  return found < 0 ? undefined : kept[found + before - cut]?.index;
}

/** The innermost block that is open at the end. */
function openBlock(text: string): RegExpExecArray | undefined {
  const open: RegExpExecArray[] = [];
  for (const tag of text.matchAll(/\{\{~?(?:[#^]>?\s*([\w-]+)|\/)/g)) {
    if (tag[1] === undefined) open.pop();
    else open.push(tag);
  }
  return open.at(-1);
}
