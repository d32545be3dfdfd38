import { pounds, poundsOf, wholePence } from '../../../../platform/values.ts'
import { Panel } from '../../../../ui/lists.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import type { Balance } from '../reads.ts'
import { accounts } from '../rules.ts'

/** Debits stand in one column and credits in the other, as an accountant reads them. */
const debit = (amount: number) => (amount > 0 ? poundsOf(amount) : '')
const credit = (amount: number) => (amount < 0 ? poundsOf(-amount) : '')

export const balanceColumns: readonly ExportColumn<Balance>[] = [
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: (row) => row.lmc_name },
  { key: 'levy_name', heading: 'Levy', kind: 'text', value: (row) => row.levy_name },
  { key: 'account', heading: 'Account', kind: 'text', value: (row) => accounts[row.account] },
  { key: 'debit_pence', heading: 'Debit, in pence', kind: 'number', value: (row) => Math.max(row.amount_pence, 0) },
  {
    key: 'credit_pence',
    heading: 'Credit, in pence',
    kind: 'number',
    value: (row) => Math.max(0 - row.amount_pence, 0),
  },
]

const sumOf = (amounts: readonly number[]) => wholePence(amounts.reduce((sum, amount) => sum + amount, 0))

/** A levy's accounts, and under them what its debits and its credits come to. */
export const TrialBalance = ({ balances }: { balances: readonly Balance[] }) => {
  const amounts = balances.map(({ amount_pence }): number => amount_pence)
  const debits = sumOf(amounts.filter((amount) => amount > 0))
  const credits = sumOf(amounts.filter((amount) => amount < 0).map((amount) => -amount))
  const [first] = balances
  if (!first) return null
  return (
    <Panel title={first.levy_name} note={first.lmc_name}>
      <Table
        label={`Trial balance of ${first.levy_name}, ${first.lmc_name}`}
        nouns={['account', 'accounts']}
        href="/levies/books"
        rows={balances}
        empty="Nothing stands in its accounts."
        totals={{ debit: pounds(debits), credit: pounds(credits) }}
        columns={[
          { key: 'account', label: 'Account', cell: ({ account }) => accounts[account] },
          { key: 'debit', label: 'Debit', kind: 'money', cell: ({ amount_pence }) => debit(amount_pence) },
          { key: 'credit', label: 'Credit', kind: 'money', cell: ({ amount_pence }) => credit(amount_pence) },
        ]}
      />
      <p>
        Debits and credits:{' '}
        {debits === credits ? <Tag kind="done">they balance</Tag> : <Tag kind="red">they don’t balance</Tag>}
      </p>
    </Panel>
  )
}
