import type { Frame } from '../../../platform/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { SelectField } from '../../../ui/choices.tsx'
import { Button } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office } from '../../../ui/office.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { methods } from '../counts/methods/rules.ts'
import type { KeptCount } from '../counts/reads.ts'
import { exampleCount, exampleFrame, exampleSheet } from '../examples/pages.tsx'
import { exampleElection } from '../examples/rules.ts'
import { CountHead, CountTabs } from '../result-sheets/pages.tsx'
import { comparisonOf, type Comparison } from './rules.ts'

/** What stands in the address for no other rule, but the same papers by heads. */
export const by_heads = 'heads'

type ComparePageProps = {
  frame: Frame
  count: KeptCount
  /** The other rule, by its short name, or `by_heads`; none was chosen yet where it is left out. */
  other?: string
  comparison?: Comparison
  /** Why the other rule can't count these papers. */
  refusal?: string
}

export const ComparePage = ({ frame, count, other, comparison, refusal }: ComparePageProps) => {
  const { name = '', version = '', source = '' } = methods[count.rule] ?? {}
  const others = Object.entries(methods).filter(([short]) => short !== count.rule)
  return (
    <Office
      frame={frame}
      title={`${count.name} by two rules`}
      errors={Boolean(refusal)}
      breadcrumbs={[{ label: 'Counts', href: '/counts' }]}
      head={<CountHead count={count} rule={{ name, version, source }} />}
    >
      <ErrorSummary refusal={refusal} />
      <CountTabs count={count} at="compare" />
      <form method="get" action={`/counts/${count.id}/compare`} class="filters" aria-label="The other rule">
        <SelectField
          name="with"
          label="Compare with"
          value={other}
          options={[
            ...others.map(([value, { name: label }]) => ({ value, label })),
            { value: by_heads, label: 'The same rule, each line of a weighted table once' },
          ]}
        />
        <Button kind="second">Compare</Button>
      </form>
      {comparison && <Compared comparison={comparison} note={otherNote(count.rule, other)} />}
    </Office>
  )
}

/** Papers that rank candidates say something else where all marks count alike. */
const otherNote = (rule: string, other = '') =>
  other === by_heads || methods[rule]?.marks === methods[other]?.marks
    ? ''
    : 'One of these rules goes by the order of preferences, and the other counts every mark alike: voters who had known might have marked other candidates.'

const Compared = ({ comparison: { one, other, sentences, rows }, note }: { comparison: Comparison; note: string }) => (
  <>
    <Panel title="Where they part, and why">
      <ul class="reasons">
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {note && <p class="note">{note}</p>}
    </Panel>
    <Table
      label="The two results"
      nouns={['candidate', 'candidates']}
      href=""
      rows={rows}
      empty="There are no candidates."
      columns={[
        { key: 'name', label: 'Candidate', cell: ({ number, name }) => `${number}. ${name}` },
        { key: 'one', label: one, cell: (row) => row.one },
        { key: 'other', label: other, cell: (row) => row.other },
        {
          key: 'differs',
          label: 'Difference',
          kind: 'tag',
          cell: ({ differs }) => differs && <Tag kind="amber">Elected by one only</Tag>,
        },
      ]}
    />
  </>
)

const compared = (one: string, other: string) => (
  <ComparePage
    frame={exampleFrame}
    count={{ ...exampleCount, rule: one }}
    other={other}
    comparison={comparisonOf(exampleSheet(one, exampleElection).count, exampleSheet(other, exampleElection).count)}
  />
)

export const previews = {
  'which rule?': () => <ComparePage frame={exampleFrame} count={exampleCount} />,
  'the same elected': () => compared('scottish', 'meek-prf'),
  'another elected': () => compared('scottish', 'plurality'),
  refused: () => (
    <ComparePage
      frame={exampleFrame}
      count={exampleCount}
      other="av"
      refusal="The alternative vote fills one seat, and here are 4: choose another rule, or one seat."
    />
  ),
}
