import { expect, test } from 'vitest'
import type { Id } from '../../../platform/values.ts'
import { grants, permissionWords, roleWords, type Role } from '../../../roles.ts'
import { permissionsAt, whatRolesMayDo } from '../holders/rules.ts'
import { endsOn, mayGive, roleInWords } from './rules.ts'

const weald = 'w' as Id<'lmc'>
const salt = 's' as Id<'lmc'>
const elm = 'e' as Id<'practice'>
const beacon = 'b' as Id<'practice'>
const roles = Object.keys(grants) as Role[]
const at = (role: Role, lmc_id: Id<'lmc'> | null = null, practice_id: Id<'practice'> | null = null) => ({
  role,
  lmc_id,
  practice_id,
})

test('an administrator gives any role, in the office or the LMC it is an administrator of', () => {
  for (const role of roles) {
    expect(mayGive([at('office_administrator')], at(role, salt))).toBe(true)
    expect(mayGive([at('office_administrator', weald)], at(role, weald, elm))).toBe(true)
    expect(mayGive([at('office_administrator', weald)], at(role, salt))).toBe(false)
    expect(mayGive([at('office_administrator', weald)], at(role))).toBe(false)
  }
})

test('a practice’s administrator gives its staff’s role there, and no other', () => {
  const jo = [at('practice_administrator', weald, elm)]
  expect(mayGive(jo, at('practice_staff', weald, elm))).toBe(true)
  expect(mayGive(jo, at('practice_staff', weald, beacon))).toBe(false)
  expect(mayGive(jo, at('practice_staff', weald))).toBe(false)
  const others = roles.filter((role) => role !== 'practice_staff')
  expect(others.filter((role) => mayGive(jo, at(role, weald, elm)))).toEqual([])
})

test('nobody else gives any', () => {
  const givers = roles.filter((mine) =>
    roles.some((role) => mayGive([at(mine), at(mine, weald, elm)], at(role, weald, elm))),
  )
  expect(givers).toEqual(['office_administrator', 'practice_administrator'])
  expect(mayGive([{ role: 'constructor', lmc_id: null, practice_id: null }], at('observer'))).toBe(false)
})

test('a role lasts to the end of its last day, or ends with the day before', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  expect(endsOn(day('2026-12-31'), day('2026-11-19')).toString()).toBe('2027-01-01')
  expect(endsOn(null, day('2026-11-19')).toString()).toBe('2026-11-19')
})

test('a role is said with what it is of', () => {
  const named = { lmc_name: 'Wealdshire LMC', practice_name: null, office_name: 'The office' }
  expect(roleInWords({ role: 'officer', ...named })).toBe('Officer of Wealdshire LMC')
  expect(roleInWords({ role: 'officer', ...named, lmc_name: null })).toBe('Officer of The office')
  expect(roleInWords({ role: 'practice_staff', ...named, practice_name: 'Elm' })).toBe('Practice staff of Elm')
})

test('every role and every permission has words, and no others have', () => {
  const granted = new Set<string>(Object.values(grants).flat())
  expect(Object.keys(permissionWords).sort()).toEqual([...granted].sort())
  expect(Object.keys(roleWords)).toEqual(roles)
  expect(whatRolesMayDo().length).toBe(granted.size)
})

test('an address says what it asks for: to open it, then to send its forms', () => {
  const doors = [
    { method: 'GET', path: '/roles/what', may: 'a.look' },
    { method: 'GET', path: '/roles/:account_id', may: 'a.read' },
    { method: 'POST', path: '/roles/:account_id', may: 'a.give' },
    { method: 'POST', path: '/roles/:account_id/ending', may: 'a.end' },
  ]
  expect(permissionsAt(doors, '/roles/what')).toEqual(['a.look', 'a.give'])
  expect(permissionsAt(doors, ' https://lmc.example/roles/1?why=x#y ')).toEqual(['a.read', 'a.give'])
  expect(permissionsAt(doors, '/roles/1/ending')).toEqual(['a.end'])
  expect(permissionsAt(doors, '/roles/')).toEqual([])
  expect(permissionsAt(doors, 'http://[')).toEqual([])
})
