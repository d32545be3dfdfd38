import { expect, test } from 'vitest'
import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { piecesOf, screenFor, type Known } from './rules.ts'

const known: Known = {
  lmc_name: 'Wealdshire LMC',
  practices: ['Elm Surgery', 'The New Tollgate Medical Centre', 'St Oswin’s Practice'],
  pcns: ['Elm and Beacon PCN'],
  places: ['4 Elm Street', ' Wealdbridge', ' Wealdshire', 'WB1'],
  people: [
    { given_names: 'Amara', family_name: 'Okonkwo-Hughes' },
    { given_names: 'Will', family_name: 'Long' },
    { given_names: 'Wei', family_name: 'Ng' },
    { given_names: 'Ann Marie', family_name: 'van der Berg' },
  ],
}
const screen = screenFor(known)
const found = (text: string) => screen(text).map(({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`)

test('what could tell is found, however it is written', () => {
  for (const [text, ...marks] of [
    ['Patient 943 476 5919 waited', 'patient: 943 476 5919'],
    ['born on 3 March 1950, waited', 'patient: born on 3 March 1950'],
    ['ring Q90001 or u90002', 'code: Q90001', 'code: u90002'],
    ['the branch at wb1 4zz leaks', 'postcode: wb1 4zz'],
    ['we cover for elm surgery', 'practice: elm surgery'],
    ['we cover for Elm’s list', 'practice: Elm’s'],
    ['New Tollgate is shut', 'practice: Tollgate'],
    ['Elm and Beacon PCN has no pharmacist', 'pcn: Elm and Beacon PCN'],
    ['dr okonkwo-hughes is off sick', 'person: okonkwo-hughes'],
    ['Amara is off sick', 'person: Amara'],
    ['Dr Ng left', 'person: Ng'],
    ['Ann Marie van der Berg retired', 'person: Ann Marie van der Berg'],
    ['the surgery in Wealdbridge', 'place: Wealdbridge'],
    ['roads in wb1 are flooded', 'place: wb1'],
  ] as const)
    expect(found(text), text).toEqual(marks)
})

test('ordinary words are left, and so is the LMC’s own name', () => {
  for (const text of [
    'No change.',
    'Wealdshire is short of doctors',
    'the practice will close',
    'Call 12345',
    '',
    '4 of 5',
  ])
    expect(found(text), text).toEqual([])
})

test('whoever is called by an ordinary word is found even so', () => {
  expect(found('long waits')).toEqual(['person: long'])
})

test('a text cut at its marks is the same text', () => {
  const word = constantFrom(
    'Elm',
    'Amara',
    '943 476 5919',
    'WB1 4ZZ',
    'waits',
    'Q90001',
    ',',
    '😀',
    'van der Berg',
    'St',
  )
  assert(
    property(array(oneof(word, string())), (words) => {
      const text = words.join(' ')
      const pieces = piecesOf(text, screen(text))
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(pieces.every((piece) => piece.text !== '')).toBe(true)
    }),
  )
})
