/** So many rows are shown before a row that is sought, and after it. */
export const linesAround = 3

/** Some rows of a file, each with the line it stands on among its cells. */
export type RowsShown = {
  readonly titles: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly is_sought: boolean }[]
}
