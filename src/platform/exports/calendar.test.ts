import { expect, test } from 'vitest'
import type { CalendarDate } from '../module.ts'
import { inLondon } from '../values.ts'
import { calendarFile } from './calendar.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = { public_url: 'https://lmc.example', now: Temporal.Instant.from('2026-02-01T09:00:00Z') }
const meeting = (on: string, more: Partial<CalendarDate> = {}): CalendarDate => ({
  uid: 'meeting-1',
  title: 'Committee',
  on: day(on),
  begins_at: inLondon(day(on), Temporal.PlainTime.from('17:30')),
  ends_at: inLondon(day(on), Temporal.PlainTime.from('19:00')),
  place: '',
  href: '/calendar/dates/1',
  ...more,
})
const written = (...dates: readonly CalendarDate[]) => String(calendarFile('Wealdshire', dates, at).body)

test.each([
  ['2026-03-27', 'DTSTART:20260327T173000Z', 'DTEND:20260327T190000Z'],
  ['2026-03-30', 'DTSTART:20260330T163000Z', 'DTEND:20260330T180000Z'],
  ['2026-10-23', 'DTSTART:20261023T163000Z', 'DTEND:20261023T180000Z'],
  ['2026-10-26', 'DTSTART:20261026T173000Z', 'DTEND:20261026T190000Z'],
])('half past five in London on %s is one moment everywhere', (on, begins, ends) => {
  const lines = written(meeting(on)).split('\r\n')
  expect(lines).toContain(begins)
  expect(lines).toContain(ends)
  expect(lines.join()).not.toContain('TZID')
})

test('a night shift of the clocks is no shift of a day: a whole day stays the day', () => {
  for (const on of ['2026-03-29', '2026-10-25'])
    expect(written(meeting(on, { begins_at: null, ends_at: null }))).toContain(
      `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}\r\n`,
    )
})

test('a date keeps its name for ever and says how often it changed', () => {
  const before = written(meeting('2026-03-27'))
  const after = written(meeting('2026-03-30', { title: 'Committee, moved', changes: 2 }))
  for (const text of [before, after]) expect(text).toContain('UID:meeting-1@lmc.example\r\n')
  expect([/SEQUENCE:(\d+)/.exec(before)?.[1], /SEQUENCE:(\d+)/.exec(after)?.[1]]).toEqual(['0', '2'])
})

test('nothing that is typed ends a line or begins a property', () => {
  const text = written(meeting('2026-03-27', { title: 'A; b, c\r\nATTENDEE:mailto:eve@x.example', place: 'Hall\\1' }))
  expect(text).toContain('SUMMARY:A\\; b\\, c\\nATTENDEE:mailto:eve@x.example\r\n')
  expect(text).toContain('LOCATION:Hall\\\\1')
  expect(text.split('\r\n').filter((line) => line.startsWith('ATTENDEE'))).toEqual([])
})
