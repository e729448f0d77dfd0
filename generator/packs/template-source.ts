/** A template or partial of a pack, as it stands in its file. */
export interface TemplateSource {
  /** Below the pack's folder: `server.ts.hbs`, `_exchange.hbs`. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** A user's, from the folder that `--templates` names. */
  readonly foreign: boolean;
}

/** A partial prints no file of its own; templates call it by its name: `_exchange.hbs` is `{{> exchange}}`. */
export function isPartial({ name }: Pick<TemplateSource, 'name'>): boolean {
  return name.startsWith('_');
}

export function partialName({ name }: Pick<TemplateSource, 'name'>): string {
  return name.slice('_'.length, -'.hbs'.length);
}

/** Name of the file that a template prints. */
export function outputName({ name }: Pick<TemplateSource, 'name'>): string {
  return name.slice(0, -'.hbs'.length);
}

/** A template with its syntax tree. */
export interface Parsed {
  readonly source: TemplateSource;
  readonly program: hbs.AST.Program;
}

/** All that can stand in a template. */
export type Statement =
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.PartialStatement
  | hbs.AST.ContentStatement
  | hbs.AST.CommentStatement
  | (hbs.AST.Statement & { readonly type: 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock' });

export function statementsOf(program: hbs.AST.Program | undefined): readonly Statement[] {
  return (program?.body ?? []) as readonly Statement[];
}
