import { previewFrame } from '../../../ui/office.tsx'
import type { Id } from '../../../platform/values.ts'
import { methods } from '../counts/methods/rules.ts'
import type { KeptCount } from '../counts/reads.ts'
import { declarationOf } from '../declarations/rules.ts'
import { voteFlow } from '../flows/rules.ts'
import { exampleElection, exampleSeed } from './rules.ts'

const repairs = [{ line: 1, what: 'The lines end as Windows ends them.' }]

/** An example counted by a rule, as pages show it. */
export function exampleSheet(rule: string, election = exampleElection, most = 24) {
  const order = election.candidates.map(({ number }) => number).toReversed()
  const counted = methods[rule]?.count(election, { seed: exampleSeed, order })
  if (!counted?.ok) throw new Error(`the example can't be counted by ${rule}`)
  const { count } = counted
  const request = { constraints: [] }
  const lot = { seed: exampleSeed, order }
  const ticketOf = () => '0123456789abcdef'.repeat(4)
  const declaration = declarationOf({ rule, request, election, lot, count, repairs }, ticketOf, 0, most)
  return { count, declaration, flow: voteFlow(count, 0, most) }
}

export const exampleCount: KeptCount = {
  id: '0' as Id<'count'>,
  lmc_id: null,
  lmc_name: 'Wealdshire LMC',
  name: exampleElection.title,
  file_name: 'north locality.blt',
  sha256: '0',
  rule: 'scottish',
  seats: null,
  withdrawn: [],
  constraints: '',
  classes: '',
  electorate: 420,
  seed: exampleSeed,
  made_at: Temporal.Instant.from('2026-11-19T12:40:00Z'),
  made_by: 'Helen Crane',
}

export const exampleFrame = {
  ...previewFrame,
  navigation: [
    ...previewFrame.navigation.map((link) => ({ ...link, current: false })),
    { label: 'Counts', href: '/counts', current: true },
  ],
}
