import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../generator/package-root.ts';
import { tableInMarkdown } from './markdown-table.ts';

/** The type that each view's templates are given. */
const roots = {
  types: 'TypesView',
  server: 'ServerView',
  client: 'ClientView',
  validators: 'ValidatorsView',
  model: 'Model',
} as const;

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration;

/** Every view with its fields, as its type says, and whatever types these fields are of. */
export function viewsInMarkdown(): string {
  const declared = declarations();
  const found = new Map<string, Declaration>();
  const find = (name: string): void => {
    const declaration = declared.get(name);
    if (declaration === undefined || found.has(name)) return;
    found.set(name, declaration);
    namesIn(declaration).forEach(find);
  };
  Object.values(roots).forEach(find);
  const views = Object.entries(roots).map(([view, type]) => [`\`${view}\``, linked(type, found)]);
  return [
    `${tableInMarkdown(['View', 'Type'], views)}\n`,
    ...[...found].map(([name, declaration]) => section(name, declaration, found)),
  ].join('\n');
}

/** What the files that views are made of declare, by name. */
function declarations(): Map<string, Declaration> {
  const targets = readdirSync(join(packageRoot, 'generator/targets')).filter((name) => name.endsWith('.ts'));
  const files = [
    ...targets.map((name) => `generator/targets/${name}`),
    'generator/emit/helpers.ts',
    'generator/model/model.ts',
    'runtime/receiving/service.ts',
  ];
  const statements = files.flatMap((file) => {
    const text = readFileSync(join(packageRoot, file), 'utf8');
    return [...ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements];
  });
  const kept = statements.filter(isDeclaration).map((one) => [one.name?.text ?? '', one] as const);
  // The views' own come first: the runtime has other types of the same names.
  return new Map(kept.toReversed());
}

function isDeclaration(node: ts.Node): node is Declaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node);
}

function namesIn(node: ts.Node): string[] {
  const own = ts.isIdentifier(node) ? [node.text] : [];
  return [...own, ...node.getChildren().flatMap(namesIn)];
}

function section(name: string, node: Declaration, found: ReadonlyMap<string, Declaration>): string {
  const head = [`### ${name}`, commentOf(node)].filter((text) => text !== '').join('\n\n');
  if (ts.isTypeAliasDeclaration(node)) return `${head}\n\n${typeOf(node.type, found)}\n`;
  const bases = (node.heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression }) => expression.getText()),
  );
  const base =
    bases.length === 0
      ? ''
      : `\n\nBesides all fields of ${bases.map((one) => linked(one, found)).join(', ')}:`;
  const rows = [...node.members].flatMap((member) => {
    const fieldName = member.name?.getText();
    if (fieldName === undefined) return [];
    const type = 'type' in member && isTypeNode(member.type) ? typeOf(member.type, found) : '';
    const mark = 'questionToken' in member && member.questionToken !== undefined ? ', or missing' : '';
    return [[`\`${fieldName}\``, `${type}${mark}`, commentOf(member)]];
  });
  return `${head}${base}\n\n${tableInMarkdown(['Field', 'Type', 'What it is'], rows)}\n`;
}

function isTypeNode(node: unknown): node is ts.TypeNode {
  return typeof node === 'object' && node !== null && 'kind' in node;
}

/** A type as code, with links to those that it names. */
function typeOf(node: ts.TypeNode, found: ReadonlyMap<string, Declaration>): string {
  const text = node
    .getText()
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\breadonly\s+/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^\| /, '');
  const names = [...new Set(namesIn(node))].filter((name) => found.has(name));
  const [, name = '', list, nothing] = /^(\w+)(\[\])?( \| undefined)?$/.exec(text) ?? [];
  if (found.has(name))
    return `${list === undefined ? '' : 'list of '}${linked(name, found)}${nothing === undefined ? '' : ', or nothing'}`;
  return [`\`${text}\``, ...names.map((other) => linked(other, found))].join(' ');
}

function linked(name: string, found: ReadonlyMap<string, Declaration>): string {
  return found.has(name) ? `[${name}](#${name.toLowerCase()})` : `\`${name}\``;
}

function commentOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
