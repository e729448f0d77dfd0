import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What becomes of an exchange: nothing, types, or something that is left when the types are gone, too. */
export type Becomes = '-' | 'types' | 'types, code';

/** Where the marks of `marks.json` turn up in an output: names of body fields that stand nowhere else. */
export function whatItMakes(output: string): { readonly webhooks: Becomes; readonly callbacks: Becomes } {
  const files = readdirSync(output, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const sources = files
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
  const becomes = (mark: string): Becomes => {
    const named = sources.filter((source) => source.includes(mark));
    if (named.length === 0) return '-';
    return named.some((source) => withoutTypes(source).includes(mark)) ? 'types, code' : 'types';
  };
  return { webhooks: becomes('webhookMark'), callbacks: becomes('callbackMark') };
}

function withoutTypes(source: string): string {
  const { ESNext: module } = ts.ModuleKind;
  const compilerOptions = { module, target: ts.ScriptTarget.ESNext, removeComments: true };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}
