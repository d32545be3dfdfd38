import { expect, test } from 'vitest'
import { knownUpTo, vintageKinds, wanted } from './rules.ts'

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

test('the register is known up to the older of its two chief files, and not at all without either', () => {
  const file = (kind: string, text: string) => ({ kind, seen_on: day(text) })
  const files = [
    file('practices', '2026-02-03'),
    file('practices', '2025-04-23'),
    file('list_sizes', '2026-01-01'),
    file('ratings', '2026-11-01'),
  ]
  expect(knownUpTo(files)?.toString()).toBe('2026-01-01')
  expect(knownUpTo(files.slice(0, 2))).toBeNull()
})
