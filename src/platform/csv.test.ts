import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'
import { Unreadable } from './files/mistakes.ts'

const cell = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', ',', '"', '\n', '\r\n', 'é', '') })
const row = fc.array(cell, { minLength: 2, maxLength: 4 })
const lineEnd = fc.constantFrom('\n', '\r\n')
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
/** Quotes a cell only where it must, as some publishers do. */
const asNeeded = (text: string) => (/[",\r\n]/.test(text) ? quoted(text) : text)
const linesIn = (text: string) => text.split('\n').length

test('what is written is read back, with the line each row starts on', () => {
  fc.assert(
    fc.property(fc.array(row), lineEnd, fc.boolean(), fc.boolean(), (rows, end, quotesAll, endsWithLine) => {
      const written = rows.map((cells) => cells.map(quotesAll ? quoted : asNeeded).join(','))
      const lines: number[] = []
      let line = 1
      for (const text of written) {
        lines.push(line)
        line += linesIn(text)
      }
      expect(readCsv(written.join(end) + (endsWithLine ? end : ''))).toEqual({ rows, lines })
    }),
  )
})

test.each([';', '\t'])('cells parted by %j are read where the heading has no comma', (separator) => {
  const text = `code${separator}paid\nQ90001${separator}"1${separator}075,20"\nQ90002${separator}12,50\n`
  expect(readCsv(text).rows).toEqual([
    ['code', 'paid'],
    ['Q90001', `1${separator}075,20`],
    ['Q90002', '12,50'],
  ])
})

test('blank lines are left out and still counted', () => {
  expect(readCsv('a,b\n\n\r\nc,d\n\n')).toEqual({
    rows: [
      ['a', 'b'],
      ['c', 'd'],
    ],
    lines: [1, 4],
  })
})

test('lines may end with a bare carriage return', () => {
  expect(readCsv('a,b\rc,d\r')).toEqual({
    rows: [
      ['a', 'b'],
      ['c', 'd'],
    ],
    lines: [1, 2],
  })
})

test('a comma at the end of the file has an empty cell after it', () => {
  expect(readCsv('a,').rows).toEqual([['a', '']])
})

const mistakeIn = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    if (error instanceof Unreadable) return error.in('a.csv')
  }
  return undefined
}

test('a quotation mark that is never closed is named by its line', () => {
  expect(mistakeIn(() => readCsv('a,b\n"c\nd",e\nf,"g\nh'))).toMatchObject({
    line: 4,
    what: 'A quotation mark opens here and is never closed.',
  })
})

test('text after a closing quotation mark is refused', () => {
  expect(mistakeIn(() => readCsv('a,b\n"c"d,e\n'))).toMatchObject({ line: 2, what: /closing quotation mark/ })
})

test('a file with too many rows is refused at the first row too many', () => {
  expect(readCsv('a,b\nc,d\n', 2).rows).toHaveLength(2)
  expect(mistakeIn(() => readCsv('a,b\nc,d\ne,f\ng,h', 2))).toMatchObject({ line: 3, what: /more than 2 rows/ })
})
