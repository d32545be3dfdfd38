import { expect, test } from 'vitest'
import { statementNames } from './statements.ts'

test('a select that comes back has a name, always the same; what changes something never has one', () => {
  const nameOf = statementNames()
  const asked = ['select 1 where $1', 'with a as (select $1) select * from a', 'insert into a values ($1)']
  expect(asked.map(nameOf)).toEqual([undefined, undefined, undefined])
  const [one, other, none] = asked.map(nameOf)
  expect([typeof one, typeof other, none]).toEqual(['string', 'string', undefined])
  expect(one).not.toBe(other)
  expect(nameOf('select 1 where $1')).toBe(one)
})

test('there is an end to names', () => {
  const nameOf = statementNames()
  const texts = Array.from({ length: 1000 }, (_, at) => `select ${at} where $1`)
  const named = texts.map((text) => [nameOf(text), nameOf(text)][1]).filter((name) => name !== undefined)
  expect(named.length).toBeLessThan(1000)
  expect(new Set(named).size).toBe(named.length)
})
