import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ordinaryCase } from './rules.ts'

test.each([
  'The Densham Surgery',
  'Castlegate and Derwent Surgery',
  'Dr KW McGechaen & Partner',
  "St.Mary's Medical Centre",
  "James O'Riordan Medical Centre",
  "Dr Marasco's Surgery",
  'GP Surgery @ Acton Gardens',
  'Willowbrook Medical Centre (JG Astles)',
  'Flagg Court (Dr N Win)',
  'The Surgery (The Annexe)',
  'Belgrave & Spinney Hill PCN',
  'NHS Leicester, Leicestershire and Rutland ICB - 04C',
  'Solent NHS Trust T/A Medina Healthcare',
  'CHP Ltd - Bransholme',
  'Broomfield Park Med.Ctr.',
  'Ward III, St Neots',
  '50 The Glade, Furnace Green, Stockton-on-Tees',
  '173C Spring Hall Lane',
])('%s is written so', (name) => {
  expect(ordinaryCase(name.toUpperCase())).toBe(name)
})

test('a name somebody has written in small letters stays as it is', () => {
  expect(ordinaryCase('eConsult at the GP')).toBe('eConsult at the GP')
})

test('only the case of letters changes', () => {
  const letters = fc.string({
    unit: fc.constantFrom('A', 'B', 'MC', 'O', 'D', ' ', '1', "'", '&', '-', '.', ',', '('),
    maxLength: 40,
  })
  const kept = fc.property(letters, (name) => ordinaryCase(name).toUpperCase() === name)
  expect(fc.check(kept).counterexample).toBeNull()
})
