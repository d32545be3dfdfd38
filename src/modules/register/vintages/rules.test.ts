import { expect, test } from 'vitest'
import { vintageKinds, wanted } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-19')
const all = Object.keys(vintageKinds).map((kind) => ({ kind, seen_on: today }))

test('nothing is wanted while every kind is there and fresh', () => {
  expect(wanted(all, today)).toEqual([])
})

test('a kind that was never taken in is wanted', () => {
  expect(
    wanted(
      all.filter(({ kind }) => kind !== 'candidates'),
      today,
    ),
  ).toEqual([{ kind: 'candidates', seen_on: null }])
})

test('what is renewed is wanted once its newest file is more than two months old, and what isn’t never is', () => {
  const aged = (text: string) =>
    all.map(({ kind }) => ({ kind, seen_on: kind === 'practices' || kind === 'candidates' ? day(text) : today }))
  expect(wanted(aged('2026-09-19'), today)).toEqual([])
  expect(wanted(aged('2026-09-18'), today)).toEqual([{ kind: 'practices', seen_on: day('2026-09-18') }])
  expect(wanted([...aged('2020-01-01'), { kind: 'practices', seen_on: today }], today)).toEqual([])
})
