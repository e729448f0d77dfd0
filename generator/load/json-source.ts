import { Source } from '@redocly/openapi-core';

/** As Redocly looks for places in: those of yaml-ast-parser, of which it uses these kinds. */
type Node = ReturnType<Source['getAst']>;
const kinds = { scalar: 0, mapping: 1, map: 2, list: 3 } as const;

/**
 * A file of JSON that is known to be right. To find a place in it, only the levels that lead there are read, each when it
 * is asked for: Redocly's own parser makes nodes of all of them, which takes longer than to parse the document.
 */
export class JsonSource extends Source {
  #root: Node | undefined;

  override getAst(): Node {
    const start = blankEnd(this.body, 0);
    this.#root ??= createNode(this.body, start, endOf(this.body, start));
    return this.#root;
  }
}

function createNode(json: string, startPosition: number, endPosition: number, around?: Node): Node {
  const first = json[startPosition];
  let members: Node[] | undefined;
  let items: Node[] | undefined;
  const node = {
    kind: first === '{' ? kinds.map : first === '[' ? kinds.list : kinds.scalar,
    startPosition,
    endPosition,
    errors: [],
    get parent(): Node {
      return around ?? node;
    },
    get mappings(): readonly Node[] {
      members ??= entriesOf(json, startPosition + 1, readMember);
      return members;
    },
    get items(): readonly Node[] {
      items ??= entriesOf(json, startPosition + 1, (start) =>
        createNode(json, start, endOf(json, start), node),
      );
      return items;
    },
  };
  const readMember = (start: number): Node => {
    const end = endOf(json, start);
    const valueStart = blankEnd(json, blankEnd(json, end) + 1);
    const valueEnd = endOf(json, valueStart);
    const key: unknown = JSON.parse(json.slice(start, end));
    const mapping: Node = {
      kind: kinds.mapping,
      startPosition: start,
      endPosition: valueEnd,
      errors: [],
      parent: node,
      key: { value: key, startPosition: start, endPosition: end },
    };
    mapping.value = createNode(json, valueStart, valueEnd, mapping);
    return mapping;
  };
  return node;
}

/** Reads what stands between brackets, one after the other. */
function entriesOf(json: string, begin: number, read: (start: number) => Node): Node[] {
  const entries: Node[] = [];
  let position = blankEnd(json, begin);
  while (json[position] !== '}' && json[position] !== ']') {
    const entry = read(position);
    entries.push(entry);
    position = blankEnd(json, entry.endPosition);
    if (json[position] === ',') position = blankEnd(json, position + 1);
  }
  return entries;
}

function blankEnd(json: string, start: number): number {
  let position = start;
  while (json.charCodeAt(position) <= 0x20) position++;
  return position;
}

// Codes, since a character by itself is a text that has to be looked up.
const quote = 0x22;
const backslash = 0x5c;
const brace = { open: 0x7b, close: 0x7d } as const;
const bracket = { open: 0x5b, close: 0x5d } as const;

/** Where the value that begins here ends. */
function endOf(json: string, start: number): number {
  const first = json[start];
  if (first === '"') return textEnd(json, start);
  if (first !== '{' && first !== '[') {
    let position = start;
    while (/[^\s,\]}]/.test(json.charAt(position))) position++;
    return position;
  }
  let depth = 0;
  let position = start;
  do {
    const character = json.charCodeAt(position);
    if (character === quote) position = textEnd(json, position) - 1;
    else if (character === brace.open || character === bracket.open) depth++;
    else if (character === brace.close || character === bracket.close) depth--;
    position++;
  } while (depth > 0);
  return position;
}

function textEnd(json: string, start: number): number {
  let position = start + 1;
  for (let code = json.charCodeAt(position); code !== quote; code = json.charCodeAt(position))
    position += code === backslash ? 2 : 1;
  return position + 1;
}
