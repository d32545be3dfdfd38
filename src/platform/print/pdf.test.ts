import { expect, test } from 'vitest'
import { printPdf } from './pdf.ts'

const template = '../tests/support/printed'
const markup = '#panic("no") $x$ *b* \\ [x] <script>'

test('a document is tagged, says its language, and carries its font', async () => {
  const text = Buffer.from(await printPdf(template, { title: 'Result', rows: [['Amin', '12']] })).toString('latin1')
  expect(text.slice(0, 8)).toBe('%PDF-1.7')
  for (const part of [
    '/Lang (en-GB)',
    '<pdfuaid:part>1</pdfuaid:part>',
    '/StructTreeRoot',
    '/TH',
    'Inter',
    '/FontFile',
  ])
    expect(text.includes(part), part).toBe(true)
})

test('what looks like markup is words, and the same words always make the same bytes', async () => {
  const given = { title: markup, rows: [[markup, '1']] }
  expect(await printPdf(template, given)).toEqual(await printPdf(template, given))
})

test('a large document is set in a thread of its own', async () => {
  const rows = Array.from({ length: 4_000 }, (_, at) => [`Somebody with a name of some length, number ${at}`, '1'])
  const pdf = await printPdf(template, { title: 'Long', rows })
  expect(Buffer.from(pdf).subarray(0, 8).toString()).toBe('%PDF-1.7')
})

test('a template that goes wrong says where', async () => {
  await expect(printPdf(template, { title: 'No rows' })).rejects.toThrow('printed.typ')
})

test('a sign that the font doesn’t have becomes a question mark, and keeps no paper from being printed', async () => {
  const odd = await printPdf(template, { title: 'Result', rows: [['Amin \u0007 中文 \u{10FFFF}', '1']] })
  expect(odd).toEqual(await printPdf(template, { title: 'Result', rows: [['Amin ? ?? ?', '1']] }))
})
