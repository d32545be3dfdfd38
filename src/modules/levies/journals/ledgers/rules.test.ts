import { expect, test } from 'vitest'
import type { Pence } from '../../../../platform/values.ts'
import { ledgerText, type Posted } from './rules.ts'

const posted = (more: Partial<Posted>): Posted => ({
  lmc_name: 'Wealdshire LMC',
  levy_name: 'Statutory levy',
  number: 1,
  on_day: Temporal.PlainDate.from('2026-04-01'),
  words: 'A run',
  account: 'received',
  ods_code: null,
  amount_pence: 5 as Pence,
  ...more,
})

test('names that would mean something to a ledger are plain, and an entry that came to nothing keeps its number', () => {
  const text = ledgerText([
    posted({ levy_name: '(Old): levy;  [1]', words: '  ; !Paid  | by: Q90001' }),
    posted({ levy_name: '(Old): levy;  [1]', account: 'not_yet_allocated', amount_pence: -5 as Pence }),
    posted({ number: 2, account: null, amount_pence: null }),
  ])
  expect(text).toBe(`2026-04-01 * (1) Paid by Q90001
    Wealdshire LMC:Old) levy [1]:Received  GBP 0.05
    Wealdshire LMC:Old) levy [1]:Received, not yet allocated  GBP -0.05

; 2026-04-01 * (2) A run: it came to nothing
`)
})
