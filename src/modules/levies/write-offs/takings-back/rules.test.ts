import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { notPassedOn, stillOwed } from '../rules.ts'
import { takenBack } from './rules.ts'

const part = integer({ min: 0, max: 1_000 })

test('however much is written off and corrected, nobody is credited more than they paid, and no more is due than is charged', () => {
  assert(
    property(part, part, part, part, integer({ min: 1, max: 1_000 }), (paid, off, open, passed, back) => {
      const charged = paid + off + open
      const remitted = Math.min(passed, charged)
      const written = { amount_pence: charged, remitted_pence: remitted, allocated_pence: paid, written_off_pence: 0 }
      const not_passed_on_pence = notPassedOn({ ...written, not_passed_on_pence: 0 }, off)
      const given = Math.min(back, charged)
      const left = Math.floor((remitted * (charged - given)) / charged)
      const whole = {
        amount_pence: charged - given,
        remitted_pence: left,
        allocated_pence: paid,
        written_off_pence: off,
        not_passed_on_pence,
      }
      const corrections = [{ amount_pence: -Math.floor(given / 3) }, { amount_pence: Math.floor(given / 3) - given }]
      const pence = takenBack(whole, corrections).reduce((sum, one) => sum + one.pence, 0)
      const after = { ...whole, written_off_pence: off - pence }
      expect(pence).toBeLessThanOrEqual(off)
      expect(0 - stillOwed(after)).toBeLessThanOrEqual(paid)
      expect(stillOwed(after) < 0 && after.written_off_pence !== 0, 'all of it is taken back first').toBe(false)
      const due = left - not_passed_on_pence - notPassedOn(whole, -pence)
      expect(due).toBe(Math.min(left, after.amount_pence - after.written_off_pence))
    }),
  )
})
