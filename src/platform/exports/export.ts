import type { Ask } from '../routes.ts'
import type { Cell, ExportColumn } from './columns.ts'
import { csvText } from './csv.ts'
import { workbookBytes } from './workbook.ts'

export type { ExportColumn } from './columns.ts'

/** `jsonl` is one JSON object a line. */
export const exportFormats = ['csv', 'xlsx', 'json', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

export type Exported = { readonly body: string | Uint8Array; readonly type: string; readonly file_name: string }

const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

const asObject =
  <Row>(columns: readonly ExportColumn<Row>[]) =>
  (row: Row): Record<string, Cell> =>
    Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))

async function bodyAs<Row>(
  format: ExportFormat,
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
) {
  if (format === 'csv') return csvText(columns, rows)
  if (format === 'xlsx') return workbookBytes(name, columns, rows)
  const objects = rows.map(asObject(columns))
  return format === 'json'
    ? `${JSON.stringify(objects)}\n`
    : objects.map((object) => `${JSON.stringify(object)}\n`).join('')
}

export const fileNamed = (name: string, ending: string) =>
  `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.${ending}`

/** A list as a file; `name` is what it holds, with its date: `practices 2026-11-19`. */
export const exportAs = async <Row>(
  format: ExportFormat,
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): Promise<Exported> => ({
  body: await bodyAs(format, name, columns, rows),
  type: types[format],
  file_name: fileNamed(name, format),
})

export const fileResponse = (c: Ask, { body, type, file_name }: Exported) =>
  c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${file_name}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
