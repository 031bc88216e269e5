/** A Markdown table of cells in Markdown. The columns from `numbersFrom` on hold numbers and are aligned right. */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  numbersFrom = columns.length,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, index) => (index < numbersFrom ? '---' : '--:'));
  return [columns, rule, ...rows].map(line).join('\n');
}
