import { isPrototypeKey } from './parse-json.ts';
import type { TextDefinition } from './service.ts';

/** Levels that a name in brackets may have, as JSON may. */
const deepest = 100;

/** What stands under a name, and under names in brackets behind it. */
interface Branch {
  readonly texts: string[];
  readonly members: Map<string, Branch>;
}

/**
 * Objects and lists whose members stand in brackets: `name[key]=text`, `name[key][inner]=text`. Lists have members by
 * number, `name[0]=text`, or without, `name[]=text`; or their name comes several times.
 *
 * @param pairs names and texts, decoded
 * @param convert reads texts as a type
 */
export function readDeep(
  definition: TextDefinition,
  pairs: readonly (readonly [name: string, text: string])[],
  convert: (texts: readonly string[], definition: TextDefinition) => unknown,
): unknown {
  const start = `${definition.name}[`;
  const root: Branch = { texts: [], members: new Map() };
  for (const [name, text] of pairs) {
    if (name === definition.name) root.texts.push(text);
    else if (name.startsWith(start) && name.endsWith(']'))
      grow(root, keysIn(name.slice(start.length, -1))).texts.push(text);
  }
  if (root.texts.length === 0 && root.members.size === 0) return undefined;
  return valueIn(root, definition);

  function valueIn({ texts, members }: Branch, own: TextDefinition): unknown {
    // A list without brackets and without a text is an empty text, for documents that mean something by that.
    if (own.many === true && !(members.size === 0 && texts.length === 1 && texts[0] === '')) {
      const one = { ...own, many: false };
      const inside = [...members.values()].flatMap((member) =>
        member.members.size === 0 ? member.texts.map((text) => convert([text], one)) : [valueIn(member, one)],
      );
      return [...texts.map((text) => convert([text], one)), ...inside];
    }
    if (members.size === 0) return convert(texts, { ...own, many: false });
    const known = new Map((own.members ?? []).map((member) => [member.name, member]));
    const entries = [...members].map(([key, member]): [string, unknown] => [
      key,
      valueIn(member, known.get(key) ?? { type: 'string', ...own.rest, name: key }),
    ]);
    return Object.fromEntries(entries.filter(([key, value]) => !isPrototypeKey(key, value)));
  }
}

function keysIn(brackets: string): string[] {
  const keys = brackets.split('][');
  if (keys.length > deepest) throw new Error(`more than ${deepest} levels`);
  return keys;
}

function grow(root: Branch, keys: readonly string[]): Branch {
  let branch = root;
  for (const key of keys) {
    const next = branch.members.get(key) ?? { texts: [], members: new Map() };
    branch.members.set(key, next);
    branch = next;
  }
  return branch;
}
