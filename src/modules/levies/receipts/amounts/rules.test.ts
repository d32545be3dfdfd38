import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { pounds, wholePence } from '../../../../platform/values.ts'
import { penceWritten } from './rules.ts'

test.each([
  ['£1,075.20 CR', 107_520],
  ['(1,075.20)', -107_520],
  ['1075.2', 107_520],
  ['1075', 107_500],
  ['1,075.2000', 107_520],
  ['-£12.05', -1_205],
  ['−12.05', -1_205],
  ['12.05-', -1_205],
  ['12.05 dr', -1_205],
  ['GBP 3 000.00', 300_000],
  ['0.00', 0],
  ['(0.00)', 0],
])('“%s” is %i pence', (text, pence) => {
  expect(penceWritten(text)).toBe(pence)
})

test.each([
  '',
  'lots',
  '1,07.20',
  '10.505',
  '(12',
  '12)',
  '-(12)',
  '-12-',
  '(12 DR)',
  '1.2.3',
  '9999999999',
  '1e5',
  '12p',
])('“%s” is no amount', (text) => {
  expect(penceWritten(text)).toBeUndefined()
})

test('any amount as it is shown reads back as itself', () => {
  assert(
    property(integer({ min: -99_999_999_999, max: 99_999_999_999 }), (pence) => {
      expect(penceWritten(pounds(wholePence(pence)))).toBe(pence)
    }),
  )
})
