/** A table whose cells hold Markdown; what would end a cell or a row in it is escaped. */
export function tableInMarkdown(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map(inOneCell).join(' | ')} |`,
  );
  return lines.join('\n');
}

function inOneCell(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}
