import { expect, test } from 'vitest'
import { isDisagreement } from '../measures/rules.ts'
import { alerts } from '../returns/rules.ts'
import { figuresSaid, whatToAsk } from './rules.ts'

test('every disagreement has something to ask, and nothing else has', () => {
  for (const declared of alerts)
    for (const computed of alerts)
      expect(whatToAsk(declared, computed) !== '', `${declared}, ${computed}`).toBe(isDisagreement(declared, computed))
})

test('whoever says green where the figures are red is asked about coping, and not told that they are wrong', () => {
  expect(whatToAsk('green', 'red')).toContain('coping by staff staying late')
})

test('the figures behind a state are said with their units', () => {
  expect(
    figuresSaid([
      { key: 'contacts_each', value: 31.2, alert: 'red' },
      { key: 'wait', value: 12, alert: 'amber' },
    ]),
  ).toBe('31.2 contacts for each clinician (red); 12 working days’ wait (amber)')
})
