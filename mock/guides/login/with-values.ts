import { isRecord } from '../../../generator/load/openapi.ts';
import { printable } from '../../printable.ts';

/** A copy of a documented body with other values by the name of their member or XML element, wherever that stands. */
export function withValues(body: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (typeof body === 'string')
    return body.replace(/<cas:(\w+)>[^<]*<\/cas:\1>/g, (element, name: string) =>
      Object.hasOwn(values, name) ? `<cas:${name}>${xmlText(String(values[name]))}</cas:${name}>` : element,
    );
  if (!isRecord(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, member]) => [
      name,
      Object.hasOwn(values, name) ? values[name] : isRecord(member) ? withValues(member, values) : member,
    ]),
  );
}

/** Text of an XML element; characters that XML can't hold are written out. */
export function xmlText(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
