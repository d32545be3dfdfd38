import { expect, test } from 'vitest'
import { printEach } from '../../../../platform/print/pdf.ts'
import { wholePence } from '../../../../platform/values.ts'
import { howWords } from '../../document-lines/rules.ts'
import { examplePapers } from '../../../../../tests/support/example-papers.ts'
import { forPaper } from './rules.ts'

const paperOf = (name: string) => {
  const told = examplePapers[name]
  if (!told) throw new Error(`there is no ${name}`)
  return { told, paper: forPaper(told), words: JSON.stringify(forPaper(told)) }
}

test('a charge says its arithmetic: 10,240 patients at 42p a year are £1,075.20 a quarter', () => {
  const { told, paper, words } = paperOf('statement')
  expect(told.lines.map(howWords)).toEqual(['10,240 patients on 1 January 2026 × 42p a year × 3 of 12 months'])
  const given = {
    ...told,
    lines: told.lines.map((line) => ({ ...line, given_source: 'the ICB’s letter of 2 January' })),
  }
  expect(given.lines.map(howWords)).toEqual([
    '10,240 patients on 1 January 2026 (the ICB’s letter of 2 January) × 42p a year × 3 of 12 months',
  ])
  expect(paper.total).toBe('£1,075.20')
  expect(words).toContain('was agreed on 21 January 2025 (Committee meeting, Paper 7)')
  expect(words).toContain('rounded to the penny, half a penny up')
  expect(words).toContain('PCSE takes it from what the practice is paid')
  expect(paper.slip).toBeNull()
})

test('days of a part of the period, halves of a penny and what no decimal says are told', () => {
  const { told } = paperOf('closed in the period')
  const [line] = told.lines
  if (!line) throw new Error('it has no line')
  expect(howWords(line)).toBe(
    '10,125 patients on 1 January 2026 × 42p a year × 3 of 12 months × 45 of 90 days = 53,156.25p, rounded to the penny',
  )
  expect(howWords({ ...line, exact_numerator: '1192030051', exact_denominator: '92' })).toMatch(
    /45 of 90 days, rounded to the penny$/,
  )
  expect(howWords({ ...line, months: 12, per: 'quarter', days: 90 })).toContain('42p a quarter × 4 quarters')
  expect(howWords({ ...line, months: 1, per: 'month', days: 90 })).toContain('42p a month × 1 month =')
})

test('an invoice says what to pay, by when and with which reference; a reminder asks for what is left by the invoice’s', () => {
  const { paper } = paperOf('invoice')
  const slip = (of: typeof paper) => [...(of.slip?.facts ?? []), ...(of.slip?.typed ?? [])].map(({ value }) => value)
  expect(slip(paper)).toEqual(['Wealdshire LMC', 'Elm Surgery, Q90001', '2 February 2026', '£1,075.20', 'Q90001-I12'])
  expect(paper.slip?.words.join(' ')).toContain('Sort code 00-00-00')
  const reminder = paperOf('reminder').paper
  expect(slip(reminder)).toEqual(['Wealdshire LMC', 'Elm Surgery, Q90001', '£575.20', 'Q90001-I12'])
  expect(reminder.lines.map(({ amount }) => amount)).toEqual(['£1,075.20', '−£500.00'])
  const nothing_paid = forPaper({ ...paperOf('reminder').told, amount_pence: wholePence(107_520) })
  expect(nothing_paid.lines.map(({ what }) => what)).toEqual(['Invoice 12'])
  expect(reminder.opening).toContain('We reminded you of this invoice on 5 February 2026.')
  expect(paperOf('credit note').paper.total).toBe('£20.16')
  for (const name of ['statement', 'invoice', 'credit note', 'reminder', 'closed in the period'])
    expect(paperOf(name).paper.notes, name).toContain(
      'Each practice’s charge for the period is rounded to the penny, half a penny up.',
    )
})

test('who opted out is told so, and that the other levy stands; an adjustment names what it corrects', () => {
  expect(paperOf('opted out').words).toMatch(
    /Opted out\. Signed by Dr Amara Lee on 20 March 2025\..*Nothing.*touches no other levy/,
  )
  const { told, words } = paperOf('long names and an adjustment')
  expect(words).toContain('It corrects invoice 7 of 3 October 2025.')
  const back = { ...told, lines: told.lines.map((line) => ({ ...line, taken_back_pence: wholePence(3_750) })) }
  expect(JSON.stringify(forPaper(back))).toContain(
    '£37.50 of it was written off and never paid, so it isn’t given back.',
  )
  const no_paper = { ...told, lines: told.lines.map((line) => ({ ...line, corrects_paper: null })) }
  expect(JSON.stringify(forPaper(no_paper))).toContain('It corrects what was issued on 3 October 2025.')
})

test('a paper of corrections alone says that nothing is charged, and one that charges doesn’t', () => {
  const { told, words } = paperOf('long names and an adjustment')
  const alone = forPaper({ ...told, lines: told.lines.filter(({ kind }) => kind === 'adjustment') })
  expect(alone.notes[0]).toBe('Nothing is charged for these months: this puts right what was charged before.')
  expect(words).not.toContain('Nothing is charged')
})

test('every paper is one tagged page, however long its names are', async () => {
  const pdfs = await printEach(
    'levy-document',
    Object.values(examplePapers).map((told) => forPaper(told)),
  )
  for (const [at, name] of Object.keys(examplePapers).entries()) {
    const text = Buffer.from(pdfs[at] ?? []).toString('latin1')
    expect(text.match(/\/Type\s*\/Page\b/g)?.length, name).toBe(1)
    for (const part of ['/StructTreeRoot', '/Lang (en-GB)', '<pdfuaid:part>1</pdfuaid:part>'])
      expect(text, name).toContain(part)
  }
})
