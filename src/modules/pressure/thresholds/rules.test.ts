import { expect, test } from 'vitest'
import { changesOf, notRising, usualThresholds } from './rules.ts'

test('the usual limits rise', () => {
  expect(notRising(usualThresholds)).toEqual({})
})

test('a limit that is no higher than the one before says which, and what it must be above', () => {
  expect(notRising({ ...usualThresholds, contacts_each_red: 25, wait_black: 12.5 })).toEqual({
    contacts_each_red: 'Contacts for each clinician: the red limit must be above the amber one, which is 25',
    wait_black: 'Longest routine wait: the black limit must be above the red one, which is 15',
  })
})

test('what one setting changed of the one before is said measure by measure', () => {
  expect(changesOf(usualThresholds, usualThresholds)).toEqual([])
  expect(
    changesOf(usualThresholds, {
      ...usualThresholds,
      patients_per_gp_black: 3_600.5,
      wait_source: 'Our own waits of 2025',
      patients_per_gp_definition: 'total',
    }),
  ).toEqual([
    'Patients for each GP: 2,260, 2,800 and 3,400 became 2,260, 2,800 and 3,600.5.',
    'Longest routine wait: another source.',
    'GPs counted otherwise: all GPs, those in training included.',
  ])
})
