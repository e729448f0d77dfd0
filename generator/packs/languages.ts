/** The languages of which it is known where code ends and a comment or a string begins. */
export type Language = 'script' | 'markdown' | 'python' | 'yaml' | 'json';

export const languageNames: Readonly<Record<Language, string>> = {
  script: 'TypeScript',
  markdown: 'Markdown',
  python: 'Python',
  yaml: 'YAML',
  json: 'JSON',
};

/** Where in a file a value is printed. In Markdown the address of a link and the inside of a tag count as strings. */
export type Place = 'code' | 'comment' | 'string';

/** A state is `code`, or what opened the comment or string that goes on. */
export type State = string;

const extensions: Readonly<Record<string, Language>> = {
  ...{ ts: 'script', mts: 'script', cts: 'script', tsx: 'script' },
  ...{ js: 'script', mjs: 'script', cjs: 'script', jsx: 'script' },
  ...{ md: 'markdown', mdx: 'markdown', py: 'python', pyi: 'python' },
  ...{ yaml: 'yaml', yml: 'yaml', json: 'json' },
};

/** The language of a file by the end of its name; `undefined` for any other. */
export function languageOf(file: string): Language | undefined {
  const extension = /\.(\w+)$/.exec(file)?.[1] ?? '';
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
}

const openers: Readonly<Record<Language, RegExp>> = {
  script: /\/\/|\/\*|['"`]/g,
  markdown: /<(?=[a-z/!?]|$)|\](?:\(|:)/gi,
  python: /#|"""|'''|['"]/g,
  // A mark within a word is no more than that.
  yaml: /(?<=^|\s)#|(?<=^|[\s[{,:])['"]/g,
  json: /"/g,
};

const closers: Readonly<Record<State, RegExp>> = {
  '//': /\n/g,
  '#': /\n/g,
  '/*': /\*\//g,
  "'": /\\[\s\S]|['\n]/g,
  '"': /\\[\s\S]|["\n]/g,
  '`': /\\[\s\S]|`/g,
  "'''": /\\[\s\S]|'''/g,
  '"""': /\\[\s\S]|"""/g,
  '<': />/g,
  '](': /\)/g,
  ']:': /\n/g,
};

const comments = new Set<State>(['//', '/*', '#']);

export function placeOf(state: State): Place {
  if (state === 'code') return 'code';
  return comments.has(state) ? 'comment' : 'string';
}

/** The state behind a text, when it began in the given one. */
export function stateAfter(text: string, before: State, language: Language): State {
  let state = before;
  let index = 0;
  for (;;) {
    const pattern = state === 'code' ? openers[language] : (closers[state] ?? /$/g);
    pattern.lastIndex = index;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) return state;
    index = pattern.lastIndex;
    if (state === 'code') state = found;
    else if (!found.startsWith('\\')) state = 'code';
  }
}
