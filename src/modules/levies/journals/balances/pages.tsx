import { pounds, poundsOf, wholePence } from '../../../../platform/values.ts'
import { Panel } from '../../../../ui/lists.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import type { Balance } from '../reads.ts'
import { accounts } from '../rules.ts'

/** Debits stand in one column and credits in the other, as an accountant reads them. */
const debit = (amount: number) => (amount > 0 ? poundsOf(amount) : '')
const credit = (amount: number) => (amount < 0 ? poundsOf(-amount) : '')

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
        columns={[
          { key: 'account', label: 'Account', cell: ({ account }) => accounts[account] },
          { key: 'debit', label: 'Debit', kind: 'money', cell: ({ amount_pence }) => debit(amount_pence) },
          { key: 'credit', label: 'Credit', kind: 'money', cell: ({ amount_pence }) => credit(amount_pence) },
        ]}
      />
      <p>
        Debits {pounds(debits)}, credits {pounds(credits)}:{' '}
        {debits === credits ? <Tag kind="done">they balance</Tag> : <Tag kind="red">they don’t balance</Tag>}
      </p>
    </Panel>
  )
}
