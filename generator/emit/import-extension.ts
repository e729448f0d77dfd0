/** How relative imports may end in generated files. */
export const importExtensions = ['.ts', '.js', 'none'] as const;
export type ImportExtension = (typeof importExtensions)[number];

/** The path of a file of TypeScript as it is imported: `./types.ts`, `./types.js` or `./types`. */
export function importPath(file: string, extension: ImportExtension): string {
  return file.replace(/\.ts$/, extension === 'none' ? '' : extension);
}

// A statement begins at the margin, where nothing of a document can stand; of a long one this is the last line.
const statement = /^((?:import |(?:import|export|\})[^'"\n]* from )(['"]))(\.{1,2}\/[^'"\n]+)(?=\2;?\r?$)/gm;

/** A text of TypeScript, its imports of other generated files with another ending. */
export function withImportExtension(text: string, extension: ImportExtension): string {
  return text.replaceAll(
    statement,
    (_all, before: string, _quote, file: string) => before + importPath(file, extension),
  );
}
