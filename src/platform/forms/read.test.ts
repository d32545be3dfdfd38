import { expect, test } from 'vitest'
import { day, email, lines, maybe, oneOf, someOf, wholeNumber, words } from './field.ts'
import { read } from './read.ts'

const colours = [
  { value: 'green', label: 'Green' },
  { value: 'red', label: 'Red' },
] as const
const form = {
  name: words('Name', 20),
  contacts: maybe(wholeNumber('Contacts', 0, 2000)),
  due_on: day('The day'),
  state: oneOf('State', colours),
  seen: someOf('What you saw', colours),
}
const good = { name: ' Elm ', contacts: '1,240', due_on_day: '1', due_on_month: '4', due_on_year: '2026', state: 'red' }
const sent = (answers: Record<string, string>) => new URLSearchParams({ ...good, ...answers })

test('what was sent is read into values, in the form’s own names', () => {
  const answers = read(form, sent({ seen: 'green', made_up: 'no' }))
  expect(answers.ok && { ...answers.values, due_on: answers.values.due_on.toString() }).toEqual({
    name: 'Elm',
    contacts: 1240,
    due_on: '2026-04-01',
    state: 'red',
    seen: ['green'],
  })
})

test('blank is not known, which is not nought', () => {
  const answers = read(form, sent({ contacts: ' ' }))
  expect(answers.ok && answers.values.contacts).toBeNull()
})

test.each([
  [{ name: '' }, { name: 'Enter name' }],
  [{ name: 'A name of more than twenty' }, { name: 'Name must be 20 characters or fewer' }],
  [{ name: 'Elm\u202EyregruS' }, { name: 'Name has characters that can’t be seen. Type it again' }],
  [{ contacts: '12.5' }, { contacts: 'Contacts must be a whole number, such as 1' }],
  [{ contacts: '2001' }, { contacts: 'Contacts must be between 0 and 2000' }],
  [{ due_on_day: '30', due_on_month: '2' }, { due_on: 'The day must be a real date' }],
  [{ name: 'Elm\u{E0041}' }, { name: 'Name has characters that can’t be seen. Type it again' }],
  [{ name: 'El\u00ADm' }, { name: 'Name has characters that can’t be seen. Type it again' }],
  [{ due_on_year: '0000' }, { due_on: 'The day must be in a year between 1900 and 2199' }],
  [
    { due_on_day: '31', due_on_month: '12', due_on_year: '9999' },
    { due_on: 'The day must be in a year between 1900 and 2199' },
  ],
  [{ state: 'blue' }, { state: 'Select state' }],
])('%j is met with a sentence, and what was typed is kept', (typed, errors) => {
  const answers = read(form, sent(typed))
  expect(answers.ok ? {} : answers.errors).toEqual(errors)
  expect(answers.raw.state).toEqual(['state' in typed ? typed.state : 'red'])
})

test('lines keep all that can be kept, and refuse the one character that can’t', () => {
  const notes = { notes: lines('Notes', 20) }
  expect(read(notes, new URLSearchParams({ notes: 'Ring\r\nJo\t\u200d' }))).toMatchObject({
    values: { notes: 'Ring\nJo\t\u200d' },
  })
  expect(read(notes, new URLSearchParams({ notes: 'Ring\0Jo' }))).toMatchObject({
    errors: { notes: 'Notes has characters that can’t be seen. Type it again' },
  })
})

test('an address is one address', () => {
  const one = { email: email('E-mail address') }
  expect(read(one, new URLSearchParams({ email: 'Jo@Elm.example' }))).toMatchObject({
    values: { email: 'jo@elm.example' },
  })
  expect(read(one, new URLSearchParams({ email: 'a@elm.example, b@elm.example' })).ok).toBe(false)
})
