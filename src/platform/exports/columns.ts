export type Cell = string | number | boolean | Temporal.PlainDate | Temporal.Instant | null

/** A column of a list as it leaves in a file, said once for every format. */
export type ExportColumn<Row> = {
  /** The name it has in the program: the CSV heading and the JSON key. */
  readonly key: string
  /** The name people use: the heading in a workbook. */
  readonly heading: string
  readonly kind: 'text' | 'number' | 'date' | 'moment'
  readonly value: (row: Row) => Cell
}
