// Rows of text in columns, for tables that people read: numbers end in one line, words begin in one.
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** One line a row, the titles first; cells are padded to the widest of their column. */
export const inColumns = (columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] => {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map((row) => row[index]?.length ?? 0)));
  return all.map((row) =>
    columns
      .map(({ align }, index) => {
        const cell = row[index] ?? "";
        return align === "left" ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0);
      })
      .join("  ")
      .trimEnd(),
  );
};
