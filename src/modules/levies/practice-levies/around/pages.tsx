import { londonDay, pounds, poundsOf, shortDay, type During, type Id, type Pence } from '../../../../platform/values.ts'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { contractKinds, type ContractKind } from '../../contracts/rules.ts'
import type { Known } from '../../contracts/reads.ts'
import { choices } from '../../mandates/rules.ts'
import { aboutWords, AnswerTag, previewAnswered, previewQuestion, shortened } from '../../questions/pages.tsx'
import type { Question } from '../../questions/reads.ts'
import { periodWords } from '../../runs/rules.ts'
import { varianceReasons } from '../../variances/rules.ts'
import type { PracticeMandate, PracticeReceipt, PracticeVariance } from '../reads.ts'

type Contract = During & { readonly kind: ContractKind; readonly set_at: Temporal.Instant; readonly set_by: string }

/** What lies around a practice's lines: why it pays, what came in, and what was said about it. */
export type AroundProps = {
  contracts: readonly Contract[]
  mandates: readonly PracticeMandate[]
  receipts: readonly PracticeReceipt[]
  variances: readonly PracticeVariance[]
  questions: readonly Question[]
}

const daysOf = ({ from, until }: During) =>
  `${from ? `from ${shortDay(from)}` : ''}${until ? ` to ${shortDay(until.subtract({ days: 1 }))}` : ''}`.trim()

const receiptColumns: readonly Column<PracticeReceipt>[] = [
  {
    key: 'received_on',
    label: 'Received',
    kind: 'date',
    cell: ({ id, received_on, levy_name }) => (
      <a href={`/levies/receipts/${id}`}>
        {shortDay(received_on)}
        <span class="unseen">, {levy_name}</span>
      </a>
    ),
  },
  { key: 'levy_name', label: 'Levy', cell: ({ levy_name }) => levy_name },
  { key: 'amount_pence', label: 'Amount', kind: 'money', cell: ({ amount_pence }) => pounds(amount_pence) },
  {
    key: 'allocated_pence',
    label: 'Of it, allocated',
    kind: 'money',
    cell: ({ allocated_pence }) => poundsOf(allocated_pence),
  },
  { key: 'named', label: 'As', is_long: true, cell: ({ named, collector_name }) => `${named}, from ${collector_name}` },
]

const linkOf = ({ is_gone, ods_code }: Known) =>
  is_gone ? {} : { more: { label: 'Say what it holds', href: `/levies/contracts/${ods_code}` } }

export const Around = (props: AroundProps & { practice: Known }) => {
  const { practice, contracts, mandates, receipts, variances, questions } = props
  return (
    <>
      <Panel title="Contract" {...linkOf(practice)}>
        <WorkList
          empty="Its contract isn’t known."
          items={contracts.map((contract) => ({
            href: '',
            title: contractKinds[contract.kind],
            note: `${daysOf(contract)} · said by ${contract.set_by} on ${shortDay(londonDay(contract.set_at))}`,
          }))}
        />
      </Panel>
      <Panel title="Mandates" more={{ label: 'All mandates', href: '/levies/mandates' }}>
        <WorkList
          empty="No mandate of it is on file."
          items={mandates.map((mandate) => ({
            href: `/levies/mandates/${mandate.id}`,
            title: `${mandate.levy_name}: ${choices[mandate.choice].toLowerCase()}`,
            note: [
              daysOf(mandate),
              mandate.reason,
              `signed by ${mandate.signed_by} on ${shortDay(mandate.signed_on)}`,
              mandate.file_name,
              mandate.ended_why,
              mandate.withdrawn_why === null ? '' : `withdrawn as a mistake: ${mandate.withdrawn_why}`,
            ]
              .filter((part) => part !== '')
              .join(' · '),
          }))}
        />
      </Panel>
      <Panel title="Received">
        <Table
          label="Received"
          nouns={['receipt', 'receipts']}
          rows={receipts}
          href={`/levies/practices/${practice.ods_code}`}
          columns={receiptColumns}
          empty="Nothing was received from it yet."
        />
      </Panel>
      <Panel title="Why it paid otherwise than it was charged">
        <WorkList
          empty="No reason is noted."
          items={variances.map(({ run_id, levy_name, period_from, period_to, reason, words, noted_by, noted_at }) => ({
            href: `/levies/variances/${run_id}`,
            title: `${levy_name}, ${periodWords({ from: period_from, to: period_to })}: ${varianceReasons[reason]}`,
            note: `${words ? `${words} · ` : ''}noted by ${noted_by} on ${shortDay(londonDay(noted_at))}`,
          }))}
        />
      </Panel>
      <Panel title="What it asked">
        <WorkList
          empty="It has asked nothing."
          items={questions.map((question) => ({
            href: `/levies/questions/${question.id}`,
            title: shortened(question.words),
            note: aboutWords(question),
            tag: <AnswerTag answered_at={question.answered_at} />,
          }))}
        />
      </Panel>
    </>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2026-10-09T10:00:00Z')
export const previewAround: AroundProps = {
  contracts: [
    { kind: 'gms', from: day('2015-04-01'), until: null, set_at: at, set_by: 'Denise Fallow' },
    { kind: 'pms', from: null, until: day('2015-04-01'), set_at: at, set_by: 'Denise Fallow' },
  ],
  mandates: [
    {
      id: '0' as Id<'mandate'>,
      levy_name: 'National levy',
      choice: 'out',
      reason: 'Not while the surgery is being rebuilt',
      from: day('2026-04-01'),
      until: day('2026-12-01'),
      signed_by: 'Dr Bartholomew Featherstonehaugh-Cholmondeley',
      signed_on: day('2026-03-12'),
      file_name: 'Letter about the voluntary levy.pdf',
      ended_why: 'Letter of 3 November: the partners pay again',
      withdrawn_why: null,
    },
  ],
  receipts: [
    {
      id: '0' as Id<'receipt'>,
      levy_name: 'Statutory levy',
      collector_name: 'PCSE',
      received_on: day('2026-09-01'),
      named: 'Q90001 WEALDBRIDGE AND SALTBY INTEGRATED',
      amount_pence: 109_020 as Pence,
      allocated_pence: 107_520,
    },
  ],
  variances: [
    {
      run_id: '0' as Id<'run'>,
      levy_name: 'Statutory levy',
      period_from: day('2026-07-01'),
      period_to: day('2026-09-30'),
      reason: 'list_size',
      words: 'PCSE used the count of 1 April.',
      noted_at: at,
      noted_by: 'Denise Fallow',
    },
  ],
  questions: [previewQuestion, previewAnswered],
}
