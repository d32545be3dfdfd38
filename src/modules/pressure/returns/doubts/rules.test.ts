import { property, assert as check, record, option, nat, array } from 'fast-check'
import { expect, test } from 'vitest'
import type { ReturnAnswers } from '../rules.ts'
import { doubtsOf, isSure, median, tickFor } from './rules.ts'

const nothing: ReturnAnswers = {
  alert: 'green',
  list_size: null,
  contacts: null,
  gp_contacts: null,
  nurse_contacts: null,
  other_contacts: null,
  gps_present: null,
  nurses_present: null,
  others_present: null,
  sessions_planned: null,
  sessions_lost: null,
  longest_wait_days: null,
  comment: '',
  own_answers: {},
}
const usual = { list_size: 8400, contacts: [180, 220, 200] }
const asked = (answers: Partial<ReturnAnswers>, expected: Parameters<typeof doubtsOf>[1] = usual) =>
  Object.keys(doubtsOf({ ...nothing, ...answers }, expected))

test.each([
  [{ contacts: 600 }, []],
  [{ contacts: 601 }, ['contacts']],
  [{ contacts: 67 }, []],
  [{ contacts: 66 }, ['contacts']],
  [{ contacts: 0 }, ['contacts']],
  [{ contacts: 601, gp_contacts: 300 }, ['gp_contacts']],
  [{ list_size: 9240 }, []],
  [{ list_size: 9241 }, ['list_size']],
  [{ list_size: 3 }, ['list_size']],
  [{ sessions_planned: 30, sessions_lost: 15 }, []],
  [{ sessions_planned: 30, sessions_lost: 16 }, ['sessions_lost']],
  [{ sessions_lost: 16 }, []],
  [{ longest_wait_days: 60 }, []],
  [{ longest_wait_days: 61 }, ['longest_wait_days']],
] as const)('%j is asked again: %j', (answers, names) => {
  expect(asked(answers)).toEqual(names)
})

test('without earlier weeks contacts are looked at against the list', () => {
  const first = { list_size: 8400, contacts: [] }
  expect(asked({ contacts: 1260 }, first)).toEqual([])
  expect(asked({ contacts: 1261 }, first)).toEqual(['contacts'])
  expect(asked({ contacts: 0 }, first)).toEqual(['contacts'])
  expect(asked({ contacts: 1261, list_size: 9200 }, first)).toEqual([])
})

test('where the open data has no list size, only a tiny one is asked again', () => {
  const unknown = { list_size: null, contacts: [] }
  expect(asked({ list_size: 99 }, unknown)).toEqual(['list_size'])
  expect(asked({ list_size: 100, contacts: 10 }, unknown)).toEqual([])
})

test('the middle of some figures', () => {
  expect([median([]), median([4]), median([9, 1]), median([7, 1, 3])]).toEqual([null, 4, 5, 3])
})

test('a tick settles the numbers it was shown with, and nothing unknown is ever asked again', () => {
  const figures = record({
    contacts: option(nat(99_999)),
    list_size: option(nat(99_999)),
    sessions_lost: option(nat(50)),
    sessions_planned: option(nat(50)),
  })
  check(
    property(figures, array(nat(3000)), (given, contacts) => {
      const answers = { ...nothing, ...given }
      const doubts = doubtsOf(answers, { list_size: 8400, contacts })
      expect(Object.keys(doubts).filter((name) => answers[name as keyof ReturnAnswers] === null)).toEqual([])
      expect(isSure(answers, doubts, tickFor(answers, doubts))).toBe(true)
      expect(isSure(answers, doubts, '')).toBe(Object.keys(doubts).length === 0)
    }),
  )
})
