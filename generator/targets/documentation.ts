import type { Delivery, Exchange, Idempotency, ResultCodes } from '../model/model.ts';

const width = 100;

/** What a developer must know of an exchange while writing its handler, as lines of a comment. */
export function documentation(exchange: Exchange): string[] {
  return toLines([
    exchange.summary,
    firstParagraph(exchange.description),
    requirement(exchange.requirement),
    exchange.delivery && delivery(exchange.delivery),
    exchange.idempotency && idempotency(exchange.idempotency),
    exchange.resultCodes && resultCodes(exchange.resultCodes),
    exchange.source?.page && `@see ${exchange.source.page}`,
  ]);
}

/** The same for who calls it. */
export function shortDocumentation({ summary, description, source }: Exchange): string[] {
  return toLines([summary, firstParagraph(description), source?.page && `@see ${source.page}`]);
}

function toLines(paragraphs: readonly (string | undefined)[]): string[] {
  return paragraphs
    .filter((text): text is string => text !== undefined && text !== '')
    .flatMap((text, index) => [...(index === 0 ? [] : ['']), ...text.split('\n').flatMap(wrap)]);
}

/** The rest of a description holds readings and contradictions; they stay in the document. */
function firstParagraph(markdown: string): string {
  return (markdown.trim().split(/\n\s*\n/)[0] ?? '').replaceAll(/\s*\n\s*/g, ' ');
}

function requirement(modes: Exchange['requirement']): string | undefined {
  const needs = Map.groupBy(Object.entries(modes), ([, need]) => need);
  const words = [...needs].map(
    ([need, entries]) =>
      `${need === 'none' ? 'not needed' : need} for ${entries.map(([mode]) => mode).join(', ')}`,
  );
  return words.length === 0 ? undefined : `${capital(words.join('; '))}.`;
}

function delivery({ timeout, retry, afterwards }: Delivery): string {
  const interval = retry?.every === undefined ? '' : ` every ${duration(retry.every)}`;
  const again = retry === undefined ? '' : ` Tried again${interval} for ${duration(retry.for)}.`;
  return `Time-out ${duration(timeout)}.${again}${afterwards === '' ? '' : ` ${capital(afterwards.replace(/\.$/, ''))}.`}`;
}

function idempotency({ key, same, stored }: Idempotency): string {
  if (!stored)
    return `A resend (same ${key.join(', ')}) must succeed again. Handlers are called each time: make it repeatable.`;
  const answer = same.length === 0 ? 'the same answer' : `the same ${same.join(', ')}`;
  return `A resend (same ${key.join(', ')}) gets ${answer} without running the handler again; after a refusal it runs anew. After a crash or an unexpected error it runs again with the first request (see \`context.attempt\`): make it repeatable.`;
}

function resultCodes({ codes }: ResultCodes): string {
  return ['Result codes:', ...codes.map(({ code, meaning }) => `- \`${code}\` ${meaning}`)].join('\n');
}

/** @param seconds whole seconds */
export function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  if (seconds % 60 === 0) return `${seconds / 60} min`;
  return `${seconds} s`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Breaks a line at spaces; what follows the first line of a list item is indented below it. */
function wrap(text: string): string[] {
  const [first = '', ...words] = text.split(' ');
  const indent = first === '-' ? '  ' : '';
  const lines = [first];
  for (const word of words) {
    const last = lines.at(-1) ?? '';
    if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}
