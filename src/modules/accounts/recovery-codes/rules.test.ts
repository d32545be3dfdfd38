import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrom, codeTyped } from './rules.ts'

const sixteenBytes = fc.uint8Array({ minLength: 16, maxLength: 16 })

test('whatever chance gives is a code in fours, of letters and figures that are taken for no other', () => {
  fc.assert(
    fc.property(sixteenBytes, (bytes) => {
      expect(codeFrom(bytes)).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/)
    }),
  )
})

test('a code is read however it was typed: small, with spaces, without its hyphens', () => {
  fc.assert(
    fc.property(sixteenBytes, fc.constantFrom('-', ' ', '', ' - ', '\n'), (bytes, between) => {
      const code = codeFrom(bytes)
      expect(codeTyped(code.toLowerCase().replaceAll('-', between))).toBe(code)
    }),
  )
})

test.each(['', 'K7QM', 'K7QM-2XWD-P9RT-VB4', 'K7QM-2XWD-P9RT-VB4HH', 'O0I1-2XWD-P9RT-VB4H', '１２３４'])(
  '%j is no recovery code',
  (text) => expect(codeTyped(text)).toBeUndefined(),
)
