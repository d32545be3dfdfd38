import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lines } from './forms/field.ts'
import { screened } from './forms/screened.ts'
import { isNhsNumber, patientMarksIn } from './screen.ts'

test('NHS numbers are known by their check digit', () => {
  // The NHS Data Model and Dictionary works 401 023 2137 through.
  expect(isNhsNumber('9434765919')).toBe(true)
  expect(isNhsNumber('4010232137')).toBe(true)
  expect(isNhsNumber('9434765918')).toBe(false)
  expect(isNhsNumber('0000000000')).toBe(false)
})

test('one wrong digit, or two neighbours exchanged, is no NHS number', () => {
  const nine = fc.tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
  )
  fc.assert(
    fc.property(nine, fc.nat(9), fc.integer({ min: 1, max: 9 }), ([first, rest], at, more) => {
      const whole = Array.from({ length: 10 }, (_, check) => `${first}${rest.join('')}${check}`).find(isNhsNumber) ?? ''
      fc.pre(whole !== '')
      const digits = Array.from(whole, Number)
      const wrong = digits.with(at, ((digits[at] ?? 0) + more) % 10)
      const [one = 0, two = 0] = [digits[at], digits[at + 1]]
      const exchanged = at < 9 && one !== two ? digits.with(at, two).with(at + 1, one) : wrong
      return !isNhsNumber(wrong.join('')) && !isNhsNumber(exchanged.join(''))
    }),
  )
  expect(isNhsNumber('4010232173')).toBe(false)
})

test.each([
  ['the patient 943 476 5919 was told', ['nhs_number']],
  ['943-476-5919', ['nhs_number']],
  ['9434765919.', ['nhs_number']],
  ['ring 01632 960118 or 0116 295 1234', []],
  ['reference 19434765919', []],
  ['invoice 9434765918', []],
  ['DOB 3/4/1962', ['date_of_birth']],
  ['date of birth: 3rd April 1962', ['date_of_birth']],
  ['visited on 3 April 2026, list 10,240', []],
])('“%s” is screened', (text, marks) => {
  expect(patientMarksIn(text)).toEqual(marks)
})

test('a screened field says what to take out, and reads what may stay', () => {
  const field = screened(lines('Note'))
  expect(field.read(['943 476 5919'])).toMatchObject({ ok: false, error: expect.stringContaining('NHS number') })
  expect(field.read(['Spoke to the manager'])).toEqual({ ok: true, value: 'Spoke to the manager' })
})
