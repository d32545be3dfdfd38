import { expect, test } from 'vitest'
import { contactsInWeek, patientsAtAmber } from '../issue-figures/rules.ts'
import { exampleSitrep } from './examples/rules.ts'
import { factsOf, measureFact, rateWords, referenceWords, returnedSaid, roughly, splitOf, stateWords } from './rules.ts'
import { heldBack } from '../areas/rules.ts'

const { figures } = exampleSitrep
const { lmc } = figures
const withheld = {
  ...lmc,
  returned: null,
  declared: null,
  state: null,
  computed_from: null,
  computed: null,
  computed_state: null,
  contacts_from: null,
  contacts_per_1000: null,
}

test('the day counted is named, and a bank holiday is said', () => {
  expect(referenceWords(figures)).toBe('Monday 2 March 2026')
  const easter = { ...figures, week_of: '2026-04-06', holiday: 'Easter Monday' }
  expect(referenceWords({ ...easter, reference_on: '2026-04-07' })).toBe(
    'Tuesday 7 April 2026, because the usual day was Easter Monday',
  )
  expect(referenceWords({ ...easter, reference_on: '2026-04-06' })).toBe('Monday 6 April 2026, which was Easter Monday')
})

test('contacts of the week are one day’s rate for all patients on its working days, and look like an estimate', () => {
  expect(contactsInWeek(lmc, 5)).toBeCloseTo((18.4 / 1000) * 1_241_600 * 5)
  expect(contactsInWeek(lmc, 4)).toBeCloseTo((18.4 / 1000) * 1_241_600 * 4)
  expect(contactsInWeek(withheld, 5)).toBeNull()
  expect([roughly(114_227), roughly(99_700), roughly(87), roughly(0), roughly(7)]).toEqual([
    'About 110,000',
    'About 100,000',
    'About 87',
    'About 0',
    'About 7',
  ])
})

test('patients at amber or above are the share of practices of all patients, and of none where nobody returned', () => {
  expect(patientsAtAmber(lmc)).toBeCloseTo((54 / 81) * 1_241_600)
  expect(patientsAtAmber({ ...lmc, returned: 0, declared: { green: 0, amber: 0, red: 0, black: 0 } })).toBeNull()
  expect(patientsAtAmber(withheld)).toBeNull()
})

test('a figure always has its base beside it', () => {
  expect(returnedSaid(lmc)).toBe('81 of 128 practices returned (63%)')
  expect(returnedSaid({ returned: 1, practices: 1 })).toBe('1 of 1 practice returned (100%)')
  expect(splitOf(lmc).map(({ declared, computed }) => [declared, computed])[1]).toEqual([
    '39 of 81 (48%)',
    '37 of 74 (50%)',
  ])
  const [wait] = figures.measures.slice(-1)
  expect(wait && measureFact(wait).value).toBe(heldBack)
})

test('what is held back says so in the same words everywhere', () => {
  const said = factsOf({ ...figures, lmc: withheld, contacts_in_week: null, patients_at_amber: null })
  expect(said.map(({ value }) => value)).toEqual(Array.from({ length: 5 }, () => heldBack))
  expect(splitOf(withheld).flatMap(({ declared, computed }) => [declared, computed])).toEqual(
    Array.from({ length: 8 }, () => heldBack),
  )
  expect(rateWords(null)).toBe(heldBack)
  expect(stateWords(null, figures.opel, 0)).toBe('No returns')
})

test('a measure that nobody gave is not known, and one of too few is held back', () => {
  const [measure] = figures.measures
  if (!measure) throw new Error('the example has no measure')
  expect(measureFact({ ...measure, value: null, from: 0 })).toMatchObject({ value: 'Not known' })
  expect(measureFact({ ...measure, value: null, from: null })).toMatchObject({ value: heldBack })
})
