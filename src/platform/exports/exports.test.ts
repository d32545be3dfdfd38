import { array, assert, property, string } from 'fast-check'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { readCsv } from '../csv.ts'
import type { ExportColumn } from './columns.ts'
import { csvText, guarded } from './csv.ts'
import { exportAs } from './export.ts'

type Row = { name: string; list_size: number | null; opened_on: Temporal.PlainDate | null; read_at: Temporal.Instant }

const columns: readonly ExportColumn<Row>[] = [
  { key: 'name', heading: 'Practice', kind: 'text', value: ({ name }) => name },
  { key: 'list_size', heading: 'List size', kind: 'number', value: ({ list_size }) => list_size },
  { key: 'opened_on', heading: 'Opened', kind: 'date', value: ({ opened_on }) => opened_on },
  { key: 'read_at', heading: 'Read', kind: 'moment', value: ({ read_at }) => read_at },
]

const elm: Row = {
  name: 'Elm “Surgery”, Café',
  list_size: 10_240,
  opened_on: Temporal.PlainDate.from('1974-04-01'),
  read_at: Temporal.Instant.from('2026-07-01T11:00:00Z'),
}

const parsed = (text: string) =>
  Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { newline: '\r\n', delimiter: ',' }).data.slice(0, -1)

test('CSV written is read back the same, whatever the cells hold', () => {
  const cells = array(string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 })
  assert(
    property(array(cells, { minLength: 1, maxLength: 8 }), (rows) => {
      const wide = [0, 1, 2, 3].map((at): ExportColumn<string[]> => ({
        key: `c${at}`,
        heading: '',
        kind: 'text',
        value: (row) => row[at] ?? '',
      }))
      const read = parsed(csvText(wide, rows))
      expect(read.slice(1)).toEqual(rows.map((row) => [0, 1, 2, 3].map((at) => guarded(row[at] ?? ''))))
    }),
  )
})

test('our own reader reads our own writer', () => {
  const { rows } = readCsv(csvText(columns, [elm, { ...elm, name: 'two\nlines' }]).replace(/^\uFEFF/, ''))
  expect(rows).toEqual([
    ['name', 'list_size', 'opened_on', 'read_at'],
    ['Elm “Surgery”, Café', '10240', '1974-04-01', '2026-07-01T11:00:00Z'],
    ['two\nlines', '10240', '1974-04-01', '2026-07-01T11:00:00Z'],
  ])
})

test.each(['=1+1', '+44 20', '-1+2', '@SUM(A1)', '\tx', '\r=x', '\n=x', '=HYPERLINK("http://x")', '--5', '+', '-'])(
  '%j is words to a spreadsheet',
  (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`)
  },
)

test.each(['-5', '+5', '-0.25', '12', '', 'Elm', "'quoted"])('%j is left alone', (cell) => {
  expect(guarded(cell)).toBe(cell)
})

test('no cell begins as a formula does, unless it is a number', () => {
  assert(
    property(string(), (text) => {
      const cell = guarded(text)
      expect(/^[=+\-@\t\r\n]/.test(cell) && !/^[+-]\d+(\.\d+)?$/.test(cell)).toBe(false)
    }),
  )
})

test('a negative figure stays a figure', () => {
  expect(csvText(columns, [{ ...elm, list_size: -1e-7 }])).toContain(',-1e-7,')
})

test('a workbook has figures, days, London’s times and words in their own kinds', async () => {
  const { body, type, file_name } = await exportAs('xlsx', 'Practices: 2026-11-19', columns, [
    elm,
    { ...elm, name: '=1+1', list_size: null, opened_on: null },
  ])
  const [sheet] = await readWorkbook(Buffer.from(body))
  expect(sheet?.data).toEqual([
    ['Practice', 'List size', 'Opened', 'Read'],
    ['Elm “Surgery”, Café', 10_240, new Date('1974-04-01T00:00:00Z'), new Date('2026-07-01T12:00:00Z')],
    ['=1+1', null, null, new Date('2026-07-01T12:00:00Z')],
  ])
  expect(type).toContain('spreadsheetml')
  expect(file_name).toBe('practices-2026-11-19.xlsx')
})

test('a workbook opens whatever was typed into a cell', async () => {
  const { body } = await exportAs('xlsx', 'practices', columns, [
    { ...elm, name: 'Elm\u0000\u0001\u000B <&> \uD800 \uFFFF' + 'x'.repeat(40_000) },
  ])
  const [sheet] = await readWorkbook(Buffer.from(body))
  const cell = String(sheet?.data[1]?.[0])
  expect(cell.slice(0, 12)).toBe('Elm <&>  xxx')
  expect(cell.length).toBeLessThanOrEqual(32_767)
})

test('JSON and JSON lines hold the same objects, under the names the program uses', async () => {
  const object = {
    name: 'Elm “Surgery”, Café',
    list_size: 10_240,
    opened_on: '1974-04-01',
    read_at: '2026-07-01T11:00:00Z',
  }
  const json = await exportAs('json', 'practices', columns, [elm, elm])
  expect(JSON.parse(String(json.body))).toEqual([object, object])
  const lines = String((await exportAs('jsonl', 'practices', columns, [elm, elm])).body)
  expect(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([object, object])
})

test('a list of nothing has its headings', async () => {
  expect((await exportAs('csv', 'practices', columns, [])).body).toBe('\uFEFFname,list_size,opened_on,read_at\r\n')
  expect((await exportAs('jsonl', 'practices', columns, [])).body).toBe('')
})

test('England’s practices are a file without one missing', async () => {
  const rows = Array.from({ length: 6200 }, (_, at) => ({ ...elm, list_size: at }))
  const csv = await exportAs('csv', 'practices', columns, rows)
  const json = await exportAs('json', 'practices', columns, rows)
  expect(parsed(String(csv.body))).toHaveLength(6201)
  expect(JSON.parse(String(json.body))).toHaveLength(6200)
})
