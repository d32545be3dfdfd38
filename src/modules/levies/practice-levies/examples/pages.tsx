import type { Id, Pence, Rate } from '../../../../platform/values.ts'
import type { PracticeLine, PracticePaper } from '../periods/reads.ts'
import type { ListInForce, PracticeLevy } from '../standings/reads.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
export const previewLine: PracticeLine = {
  id: '0' as Id<'line'>,
  lmc_id: '0' as Id<'lmc'>,
  levy_id: '0' as Id<'levy'>,
  levy_name: 'Statutory levy',
  run_id: '0' as Id<'run'>,
  run_state: 'issued',
  period_from: day('2026-07-01'),
  period_to: day('2026-09-30'),
  issued_at: Temporal.Instant.from('2026-07-03T10:00:00Z'),
  kind: 'charge',
  from_on: day('2026-07-01'),
  to_on: day('2026-09-30'),
  days: 92,
  of_days: 92,
  months: 3,
  list_size: 10_240,
  list_size_on: day('2026-07-01'),
  file_name: 'gp-reg-pat-prac-all_2026-07-01.csv',
  file_line: 412,
  given_source: null,
  rate: 420_000 as Rate,
  per: 'year',
  rounding: 'half_up',
  meeting: 'Committee',
  decided_on: day('2026-02-12'),
  paper: 'Paper 7',
  contract_kind: 'gms',
  choice: null,
  signed_by: null,
  signed_on: null,
  collector_name: 'PCSE',
  exact_numerator: '107520',
  exact_denominator: '1',
  amount_pence: 107_520 as Pence,
  paid_pence: 100_000,
  written_off_pence: 2_520,
  why: '',
}
export const previewLines: readonly PracticeLine[] = [
  {
    ...previewLine,
    id: '2' as Id<'line'>,
    kind: 'adjustment',
    amount_pence: -756 as Pence,
    paid_pence: 0,
    written_off_pence: 0,
    from_on: day('2026-04-01'),
    to_on: day('2026-06-30'),
    why: 'Its list size of 1 April 2026 is 10,168, not 10,240.',
  },
  previewLine,
  {
    ...previewLine,
    id: '1' as Id<'line'>,
    run_id: '1' as Id<'run'>,
    period_from: day('2026-04-01'),
    period_to: day('2026-06-30'),
    from_on: day('2026-04-01'),
    to_on: day('2026-06-30'),
    paid_pence: 107_520,
    written_off_pence: 0,
  },
]
/** Five years of quarters, each paid. */
export const previewYears: readonly PracticeLine[] = Array.from({ length: 20 }, (_, at) => {
  const period_from = previewLine.period_from.subtract({ months: 3 * at })
  const period_to = period_from.add({ months: 3 }).subtract({ days: 1 })
  const run_id = `${at}` as Id<'run'>
  return {
    ...previewLine,
    run_id,
    period_from,
    period_to,
    from_on: period_from,
    to_on: period_to,
    paid_pence: 107_520,
    written_off_pence: 0,
  }
})

export const previewNotCharged: PracticeLine = {
  ...previewLine,
  id: '3' as Id<'line'>,
  levy_id: '1' as Id<'levy'>,
  run_id: '3' as Id<'run'>,
  kind: 'not_charged',
  amount_pence: 0 as Pence,
  paid_pence: 0,
  written_off_pence: 0,
  why: 'opted_out',
}
export const previewPapers: readonly PracticePaper[] = [
  {
    id: '0' as Id<'document'>,
    run_id: '0' as Id<'run'>,
    kind: 'invoice',
    number: 17,
    amount_pence: 106_764 as Pence,
    due_on: day('2026-08-02'),
    made_at: Temporal.Instant.from('2026-07-03T10:00:00Z'),
  },
  {
    id: '1' as Id<'document'>,
    run_id: '1' as Id<'run'>,
    kind: 'statement',
    number: 3,
    amount_pence: 107_520 as Pence,
    due_on: null,
    made_at: Temporal.Instant.from('2026-04-03T10:00:00Z'),
  },
]

export const previewStanding: PracticeLevy = {
  id: '0' as Id<'levy'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  kind: 'statutory',
  name: 'Statutory levy',
  joining: 'built_in',
  ended_on: null,
  rate: 420_000 as Rate,
  per: 'year',
  rounding: 'half_up',
  rate_from_on: Temporal.PlainDate.from('2026-04-01'),
  meeting: 'Committee',
  decided_on: Temporal.PlainDate.from('2026-02-12'),
  paper: 'Paper 7',
  next_rate: null,
  next_per: null,
  next_from_on: null,
  contract_kind: 'gms',
  mandate_id: null,
  choice: null,
  signed_by: null,
  signed_on: null,
  file_name: null,
  waiting_pence: 0,
}
export const previewOut: PracticeLevy = {
  ...previewStanding,
  id: '1' as Id<'levy'>,
  kind: 'national',
  name: 'National levy, for the GP Defence Fund and what else the conference of LMCs decides',
  joining: 'opt_out',
  rate: 60_000 as Rate,
  next_rate: 50_000 as Rate,
  next_per: 'year',
  next_from_on: Temporal.PlainDate.from('2027-04-01'),
  mandate_id: '0' as Id<'mandate'>,
  choice: 'out',
  signed_by: 'Dr Bartholomew Featherstonehaugh-Cholmondeley',
  signed_on: Temporal.PlainDate.from('2026-03-12'),
  file_name: 'Letter about the voluntary levy, signed by all partners.pdf',
  waiting_pence: 1_500,
}
export const previewList: ListInForce = {
  list_size: 10_240,
  list_size_on: Temporal.PlainDate.from('2026-07-01'),
  file_name: 'gp-reg-pat-prac-all_2026-07-01.csv',
  file_line: 412,
  given_source: null,
}
