import { plainDay, pounds, type Id, type Pence } from '../../../../platform/values.ts'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { documentWords } from '../../documents/rules.ts'
import { periodWords, runStateWords } from '../../runs/rules.ts'
import type { LineFollowed } from '../reads.ts'
import type { Addresses } from '../rules.ts'

/** What came of a line: what corrects it, what was sent, what was received. */
export const Followed = ({
  followed: { corrections, documents, receipts, set_offs },
  addresses,
}: {
  followed: LineFollowed
  addresses: Addresses
}) => (
  <Panel title="Its papers and payments">
    <WorkList
      empty="No paper was made of it and nothing was received for it yet."
      items={[
        ...corrections.map(({ id, amount_pence, why, run_state }) => ({
          href: `${addresses.lines}/${id}`,
          title: `Corrected by ${pounds(amount_pence)}`,
          note: `${why} ${runStateWords[run_state].label}.`,
        })),
        ...documents.map(({ id, kind, reference, amount_pence }) => ({
          href: `${addresses.documents}/${id}`,
          title: `${documentWords[kind].one} ${reference}`,
          note: pounds(amount_pence),
        })),
        ...receipts.map(({ id, received_on, named, amount_pence }) => ({
          href: addresses.receipts ? `${addresses.receipts}/${id}` : '',
          title: `Received ${pounds(amount_pence)}`,
          note: `${plainDay(received_on)}${named && `, as ${named}`}`,
        })),
        ...set_offs.map(({ id, from_on, to_on, amount_pence }) => ({
          href: addresses.receipts ? `/levies/set-offs/${id}` : '',
          title: `Set off ${pounds(amount_pence)}`,
          note: `Against ${amount_pence < 0 ? 'what was owed' : 'a credit'} for ${periodWords({ from: from_on, to: to_on })}. No money moved.`,
        })),
      ]}
    />
  </Panel>
)

const day = (text: string) => Temporal.PlainDate.from(text)
export const previewFollowed: LineFollowed = {
  corrections: [
    {
      id: '1' as Id<'line'>,
      amount_pence: 756 as Pence,
      why: 'Its list size of 1 July 2026 is 10,312, not 10,240.',
      run_state: 'issued',
    },
  ],
  documents: [{ id: '1' as Id<'document'>, kind: 'statement', reference: 'S-0017', amount_pence: 107_520 as Pence }],
  receipts: [
    {
      id: '1' as Id<'receipt'>,
      received_on: day('2026-09-01'),
      named: 'Q90001 WEALDBRIDGE',
      amount_pence: 107_520 as Pence,
    },
  ],
  set_offs: [
    {
      id: '1' as Id<'set_off'>,
      from_on: day('2026-04-01'),
      to_on: day('2026-06-30'),
      amount_pence: 756 as Pence,
    },
  ],
}
