import { assert, constant, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { notPassedOn, stillOwed, unfitWriteOff } from './rules.ts'

const line = { amount_pence: 15_360, remitted_pence: 12_800, allocated_pence: 0, written_off_pence: 0 }

test.each([
  ['the LMC’s own part first', 2_560, 0, 0],
  ['then what is passed on', 2_561, 0, 1],
  ['all of it', 15_360, 0, 12_800],
  ['the rest after a part', 12_860, 2_500, 12_800],
  ['back again what was written off', -15_360, 15_360, -12_800],
] as const)('a write-off comes off %s', (_, pence, written_off_pence, less) => {
  const whole = { ...line, written_off_pence: 0, not_passed_on_pence: 0 }
  const not_passed_on_pence = notPassedOn(whole, written_off_pence)
  expect(notPassedOn({ ...whole, written_off_pence, not_passed_on_pence }, pence)).toBe(less)
})

test.each([
  ['all that is owed', 15_360, undefined],
  ['more than is owed', 15_361, 'more_than_owed'],
  ['more again than was written off', -1, 'more_than_written_off'],
] as const)('%s', (_, pence, why) => {
  expect(unfitWriteOff(line, line, pence)).toBe(why)
})

test('a credit is no debt', () => {
  const credit = { ...line, amount_pence: -500 }
  expect(unfitWriteOff(credit, credit, 1)).toBe('more_than_owed')
})

test('however it is written off and paid, what is still due to be passed on is never more than practices can have paid', () => {
  const charged = integer({ min: 1, max: 100_000 }).chain((amount_pence) =>
    tuple(constant(amount_pence), integer({ min: 0, max: amount_pence }), integer({ min: 0, max: amount_pence })),
  )
  assert(
    property(charged, integer({ min: 1, max: 5 }), ([amount_pence, remitted_pence, allocated_pence], parts) => {
      const owed = amount_pence - allocated_pence
      let written_off_pence = 0
      let less = 0
      for (let part = 1; part <= parts; part += 1) {
        const pence = part === parts ? owed - written_off_pence : Math.floor(owed / parts)
        less += notPassedOn({ amount_pence, remitted_pence, written_off_pence, not_passed_on_pence: less }, pence)
        written_off_pence += pence
      }
      expect(stillOwed({ amount_pence, allocated_pence, written_off_pence })).toBe(0)
      expect(remitted_pence - less).toBe(Math.min(remitted_pence, allocated_pence))
    }),
  )
})
