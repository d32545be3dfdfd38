import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { Unreadable } from './mistakes.ts'
import { openFile } from './open.ts'
import { readWorkbook } from './workbook.ts'

const written = await writeExcelFile(
  [
    [{ value: 'Month' }, { value: 'Count' }, { value: 'Took part' }],
    [null, null, null],
    [{ value: new Date('2026-01-01T00:00:00Z'), format: 'yyyy-mm-dd' }, { value: 12.5 }, { value: true }],
  ],
  { sheet: 'Table 2' },
).toBuffer()

const refusal = async (bytes: Uint8Array) => {
  try {
    await openFile(bytes, 'a.xlsx')
  } catch (error) {
    if (error instanceof Unreadable) return error.what
    throw error
  }
  return undefined
}

test('a workbook is known by what it holds and read as text, row numbers kept', async () => {
  const opened = await openFile(written, 'a.csv')
  expect(opened).toEqual({
    is: 'workbook',
    name: 'a.csv',
    sheets: [
      {
        name: 'Table 2',
        table: {
          rows: [
            ['Month', 'Count', 'Took part'],
            ['', '', ''],
            ['2026-01-01', '12.5', 'true'],
          ],
          lines: [1, 2, 3],
        },
      },
    ],
  })
})

test('a number is read with the digits that a spreadsheet shows of it', async () => {
  const sums = await writeExcelFile([[{ value: 1075.2 - 0.1 }, { value: 0.1 + 0.2 }, { value: 20_261_122 }]]).toBuffer()
  const [sheet] = await readWorkbook(sums)
  expect(sheet?.table.rows).toEqual([['1075.1', '0.3', '20261122']])
})

test('a workbook inside a zip is read', async () => {
  expect(await openFile(zipSync({ 'a.xlsx': written }), 'a.zip')).toMatchObject({
    is: 'workbook',
    name: 'a.zip (a.xlsx)',
  })
})

test('a workbook with macros, a locked or old one and a damaged one are refused', async () => {
  const parts = unzipSync(written)
  expect(await refusal(zipSync({ ...parts, 'xl/vbaProject.bin': strToU8('x') }))).toBe('This workbook holds macros.')
  expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatch(
    /locked with a password, or is in the old .xls format/,
  )
  expect(await refusal(zipSync({ 'xl/workbook.xml': strToU8('<nothing>') }))).toMatch(/damaged/)
})

test('a workbook that would grow past the limit is stopped before it is read', async () => {
  const bomb = zipSync({ ...unzipSync(written), 'xl/media/a.bin': new Uint8Array(201_000_000) }, { level: 1 })
  await expect(readWorkbook(bomb)).rejects.toThrow(/larger than/)
})

test.each(['r="XFD1048576"', "r = 'XFD1048576'", 'r="&#88;FD1048576"'])(
  'a small workbook with one cell far away (%s) is refused, not filled in',
  async (place) => {
    const parts = unzipSync(written)
    const name = 'xl/worksheets/sheet1.xml'
    const xml = strFromU8(parts[name] ?? new Uint8Array()).replace('r="A3"', place)
    expect(xml).toContain(place)
    await expect(readWorkbook(zipSync({ ...parts, [name]: strToU8(xml) }))).rejects.toThrow(/larger than any|nowhere/)
  },
)
