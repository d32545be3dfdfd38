import type { Frame } from '../../../platform/routes.ts'
import { counted, plainDay, pounds, shortDay, wholePence, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { address, Button } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Balance, Entry } from './reads.ts'
import { entriesSize, entryKinds } from './rules.ts'
import { TrialBalance } from './balances/pages.tsx'
import { Years } from './years/pages.tsx'
import type { YearToEnd } from './years/reads.ts'
import { LevyTabs } from '../tabs/pages.tsx'

export type BooksPageProps = {
  frame: Frame
  on: Temporal.PlainDate
  from: Temporal.PlainDate | null
  balances: readonly Balance[]
  /** How many entries are of days still to come. */
  to_come: number
  entries: { readonly rows: readonly Entry[]; readonly total: number }
  page: number
  years: readonly YearToEnd[]
  may_keep: boolean
  refusal?: string
}

const partsOf = (day: Temporal.PlainDate | null) => ({
  day: day ? String(day.day) : '',
  month: day ? String(day.month) : '',
  year: day ? String(day.year) : '',
})

const asked = (name: 'from' | 'on', day: Temporal.PlainDate | null) =>
  Object.fromEntries(Object.entries(partsOf(day)).map(([part, value]) => [`${name}_${part}`, value || null]))

export const BooksPage = ({
  frame,
  on,
  from,
  balances,
  to_come,
  entries,
  page,
  years,
  may_keep,
  refusal,
}: BooksPageProps) => {
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
          as_at={
            from
              ? `Trial balance of what was entered from ${plainDay(from)} to ${plainDay(on)}, without the ends of years`
              : `Trial balance at the end of ${plainDay(on)}`
          }
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {to_come > 0 && (
        <Notice>
          {counted(to_come, 'entry is of a day', 'entries are of days')} still to come and not in the balance: a run
          that is issued in advance stands on the first day of its period.
        </Notice>
      )}
      <LevyTabs at="/levies/books" />
      <form class="filters" method="get" action="/levies/books" role="search" aria-label="Another day">
        <DateField name="from" label="Entered from (blank for all)" value={partsOf(from)} />
        <DateField name="on" label="At the end of" value={partsOf(on)} />
        <Button kind="second">Show</Button>
      </form>
      {by_levy.length === 0 ? (
        <p class="empty">
          {entries.total === 0
            ? 'Nothing stands in the books yet. The first run that is issued makes the first entry.'
            : 'Nothing is left of what was entered for these days.'}
        </p>
      ) : (
        <>
          <p>
            The trial balance as a file:{' '}
            {(['csv', 'xlsx'] as const).map((format, at) => (
              <>
                {at > 0 && ' or '}
                <a
                  href={address(`/levies/books/balances.${format}`, { ...asked('from', from), ...asked('on', on) })}
                  download=""
                >
                  {format.toUpperCase()}
                </a>
              </>
            ))}
            .
          </p>
          {by_levy.map((of_levy) => (
            <TrialBalance balances={of_levy} />
          ))}
        </>
      )}
      {may_keep && years.length > 0 && <Years years={years} />}
      <Panel title="Journal">
        <Table
          label="Entries"
          nouns={['entry', 'entries']}
          href="/levies/books/journal"
          rows={entries.rows}
          paged={{ number: page, size: entriesSize, total: entries.total }}
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
const shown = { frame: previewFrame, on: day('2026-11-22'), from: null, page: 1, to_come: 0, may_keep: true, years: [] }
const none = { rows: [], total: 0 }

export const previews = {
  'a first quarter': () => (
    <BooksPage
      {...shown}
      balances={balances}
      entries={{ rows: [entry], total: 1 }}
      years={[{ ...of, starts: 4, year_from: day('2025-04-01') }]}
    />
  ),
  'of a year': () => (
    <BooksPage
      {...shown}
      from={day('2025-04-01')}
      on={day('2026-03-31')}
      balances={balances}
      entries={none}
      years={[{ ...of, levy_id: null, levy_name: 'Sessional fees', starts: 4, year_from: day('2025-04-01') }]}
    />
  ),
  'nothing yet': () => <BooksPage {...shown} balances={[]} entries={none} />,
  'a first quarter, issued in advance': () => (
    <BooksPage {...shown} balances={[]} to_come={1} entries={{ rows: [entry], total: 1 }} />
  ),
  refused: () => <BooksPage {...shown} balances={balances} entries={none} refusal="This levy year is not over yet." />,
}
