import type Handlebars from 'handlebars';
import { isRecord } from '../load/openapi.ts';
import { contextHelpers } from './helpers.ts';

const { json, key, string } = contextHelpers;

/** What fits in here stands on one line. */
const widest = 100;

/** `{{literal value indent=2}}`: any plain value as a literal of TypeScript, over as many lines as it needs. */
export function literal(value: unknown, options: Handlebars.HelperOptions): string {
  return print(value, Number(options.hash['indent'] ?? 0));
}

function print(value: unknown, indent: number): string {
  if (typeof value === 'string') return string(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => print(item, indent + 2));
    return group('[', items.some(spansLines) ? items : filled(items, indent + 2), ']', indent);
  }
  if (!isRecord(value)) return json(value);
  const members = Object.entries(value).map(([name, part]) => `${key(name)}: ${print(part, indent + 2)}`);
  return group('{ ', members, ' }', indent);
}

function group(open: string, members: readonly string[], close: string, indent: number): string {
  if (members.length === 0) return open.trim() + close.trim();
  const width = members.reduce((sum, member) => sum + member.length + 2, indent);
  if (width <= widest && !members.some(spansLines)) return `${open}${members.join(', ')}${close}`;
  const margin = ' '.repeat(indent);
  return `${open.trim()}\n${members.map((member) => `${margin}  ${member},\n`).join('')}${margin}${close.trim()}`;
}

/** As many items to a line as fit in. */
function filled(items: readonly string[], indent: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const line = lines.at(-1);
    if (line !== undefined && indent + line.length + item.length < widest)
      lines[lines.length - 1] = `${line}, ${item}`;
    else lines.push(item);
  }
  return lines;
}

function spansLines(text: string): boolean {
  return text.includes('\n');
}
