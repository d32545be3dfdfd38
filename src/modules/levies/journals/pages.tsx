import type { Frame } from '../../../platform/routes.ts'
import { plainDay, pounds, shortDay, wholePence, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Button, PostButton } from '../../../ui/links.tsx'
import { Panel, WorkList } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Balance, Entry } from './reads.ts'
import { accounts, entryKinds } from './rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'

export type YearToEnd = {
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly lmc_name: string
  readonly year_from: Temporal.PlainDate
}

export type BooksPageProps = {
  frame: Frame
  on: Temporal.PlainDate
  balances: readonly Balance[]
  entries: { readonly rows: readonly Entry[]; readonly total: number }
  page: number
  years: readonly YearToEnd[]
  may_keep: boolean
  refusal?: string
}

/** Debits stand in one column and credits in the other, as an accountant reads them. */
const debit = (amount: number) => (amount > 0 ? pounds(wholePence(amount)) : '')
const credit = (amount: number) => (amount < 0 ? pounds(wholePence(-amount)) : '')

const sumOf = (amounts: readonly number[]) => wholePence(amounts.reduce((sum, amount) => sum + amount, 0))

/** A levy's accounts, and under them what its debits and its credits come to. */
const TrialBalance = ({ balances }: { balances: readonly Balance[] }) => {
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

const Years = ({ years }: { years: readonly YearToEnd[] }) => (
  <Panel title="Levy years that are over" note="income goes to what is carried forward">
    <WorkList
      empty="No levy year waits to be ended."
      items={years.map(({ levy_id, levy_name, lmc_name, year_from }) => ({
        href: '',
        title: `${levy_name}, year from ${plainDay(year_from)}`,
        note: lmc_name,
        tag: (
          <PostButton action="/levies/books/year-ends" hidden={{ levy_id, year_from: year_from.toString() }}>
            End this year
          </PostButton>
        ),
      }))}
    />
  </Panel>
)

export const BooksPage = ({ frame, on, balances, entries, page, years, may_keep, refusal }: BooksPageProps) => {
  const parts = { day: String(on.day), month: String(on.month), year: String(on.year) }
  const by_levy = [...Map.groupBy(balances, ({ lmc_id, levy_id }) => `${lmc_id} ${levy_id}`).values()]
  return (
    <Office
      frame={frame}
      title="The books"
      errors={Boolean(refusal)}
      head={
        <PageHead
          title="The books"
          about="Every amount is an entry that is never changed, in whole pence; each levy stands by itself."
          as_at={`Trial balance at the end of ${plainDay(on)}`}
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      <LevyTabs at="/levies/books" />
      <form class="filters" method="get" action="/levies/books" role="search" aria-label="Another day">
        <DateField name="on" label="At the end of" value={parts} />
        <Button kind="second">Show</Button>
      </form>
      {by_levy.length === 0 ? (
        <p class="empty">Nothing stands in the books yet. The first run that is issued makes the first entry.</p>
      ) : (
        by_levy.map((of_levy) => <TrialBalance balances={of_levy} />)
      )}
      {may_keep && years.length > 0 && <Years years={years} />}
      <Panel title="Journal">
        <Table
          label="Entries"
          nouns={['entry', 'entries']}
          href="/levies/books/journal"
          rows={entries.rows}
          paged={{ number: page, size: 50, total: entries.total }}
          has_exports
          empty="There is no entry yet."
          columns={[
            {
              key: 'words',
              label: 'Entry',
              is_long: true,
              cell: ({ id, words }) => <a href={`/levies/books/entries/${id}`}>{words}</a>,
            },
            { key: 'number', label: 'Number', kind: 'number', cell: ({ number }) => number },
            { key: 'on_day', label: 'Day', kind: 'date', cell: ({ on_day }) => shortDay(on_day) },
            { key: 'what', label: 'Kind', cell: ({ what }) => entryKinds[what] },
            { key: 'lmc_name', label: 'LMC', is_roomy: true, cell: ({ lmc_name }) => lmc_name },
            { key: 'amount_pence', label: 'Amount', kind: 'money', cell: ({ amount_pence }) => pounds(amount_pence) },
          ]}
        />
        <p>
          <a href="/levies/books/journal.ledger" download="">
            The journal as plain-text accounting
          </a>
          , which Ledger and hledger read as it is, and other accounts packages by them.
        </p>
      </Panel>
    </Office>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
const of = {
  levy_id: '1' as Id<'levy'>,
  levy_name: 'Statutory levy',
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
}
const balances: readonly Balance[] = [
  { ...of, account: 'levy_income', amount_pence: wholePence(-12_975_168) },
  { ...of, account: 'owed_by_practices', amount_pence: wholePence(12_975_168) },
]
const entry: Entry = {
  id: '1' as Id<'entry'>,
  lmc_id: of.lmc_id,
  lmc_name: of.lmc_name,
  levy_name: of.levy_name,
  number: 1,
  on_day: day('2026-10-03'),
  what: 'run_issued',
  source_id: '1',
  words: 'Statutory levy for October to December 2026',
  made_at: Temporal.Instant.from('2026-10-03T10:00:00Z'),
  made_by: 'Ruth Okafor',
  amount_pence: wholePence(12_975_168),
}
const shown = { frame: previewFrame, on: day('2026-11-22'), page: 1, may_keep: true, years: [] }
const none = { rows: [], total: 0 }

export const previews = {
  'a first quarter': () => (
    <BooksPage
      {...shown}
      balances={balances}
      entries={{ rows: [entry], total: 1 }}
      years={[{ ...of, year_from: day('2025-04-01') }]}
    />
  ),
  'nothing yet': () => <BooksPage {...shown} balances={[]} entries={none} />,
  refused: () => <BooksPage {...shown} balances={balances} entries={none} refusal="This levy year is not over yet." />,
}
