import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, plainDay, pounds, poundsOf, wholePence, type Id } from '../../../../platform/values.ts'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { Entry, PostingListed } from '../reads.ts'
import { accounts, entryKinds, postingsSize, type EntryKind } from '../rules.ts'

export type EntryPageProps = {
  frame: Frame
  entry: Entry
  postings: { readonly rows: readonly PostingListed[]; readonly total: number }
  page: number
}

/** Where the row is shown that an entry came of. */
const sources: Partial<Record<EntryKind, { at: string; words: string }>> = {
  run_issued: { at: '/levies/runs', words: 'The run it came of' },
  receipt: { at: '/levies/receipts', words: 'The first receipt it came of' },
  written_off: { at: '/levies/write-offs', words: 'The write-off it came of' },
}

export const EntryPage = ({ frame, entry, postings, page }: EntryPageProps) => {
  const source = entry.source_id ? sources[entry.what] : undefined
  return (
    <Office
      frame={frame}
      title={`Entry ${entry.number}`}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'The books', href: '/levies/books' },
      ]}
      head={
        <PageHead
          kind={`${entryKinds[entry.what]}, ${entry.lmc_name}`}
          title={`Entry ${entry.number}: ${entry.words}`}
          about={source && <a href={`${source.at}/${entry.source_id}`}>{source.words}</a>}
          as_at={`Of ${plainDay(entry.on_day)}; made by ${entry.made_by} at ${londonTime(entry.made_at)}. It is never changed.`}
        />
      }
    >
      <Table
        label="Postings"
        nouns={['posting', 'postings']}
        href={`/levies/books/entries/${entry.id}`}
        rows={postings.rows}
        paged={{ number: page, size: postingsSize, total: postings.total }}
        empty="It has no posting."
        columns={[
          { key: 'account', label: 'Account', cell: ({ account }) => accounts[account] },
          {
            key: 'name',
            label: 'Practice',
            cell: ({ name, ods_code }) =>
              ods_code && (
                <>
                  {name} <span class="note">{ods_code}</span>
                </>
              ),
          },
          {
            key: 'debit',
            label: 'Debit',
            kind: 'money',
            cell: ({ amount_pence }) => (amount_pence > 0 ? pounds(amount_pence) : ''),
          },
          {
            key: 'credit',
            label: 'Credit',
            kind: 'money',
            cell: ({ amount_pence }) => (amount_pence < 0 ? poundsOf(0 - amount_pence) : ''),
          },
        ]}
      />
    </Office>
  )
}

const entry: Entry = {
  id: '1' as Id<'entry'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_name: 'National levy',
  number: 2,
  on_day: Temporal.PlainDate.from('2026-10-03'),
  what: 'run_issued',
  source_id: '1',
  words: 'National levy for October to December 2026',
  made_at: Temporal.Instant.from('2026-10-03T10:00:00Z'),
  made_by: 'Ruth Okafor',
  amount_pence: wholePence(15_360),
}

export const previews = {
  'a run of the national levy': () => (
    <EntryPage
      frame={previewFrame}
      entry={entry}
      page={1}
      postings={{
        total: 3,
        rows: [
          { place: 2, account: 'levy_income', ods_code: null, name: null, amount_pence: wholePence(-2560) },
          { place: 3, account: 'owed_to_gpdf', ods_code: null, name: null, amount_pence: wholePence(-12_800) },
          {
            place: 1,
            account: 'owed_by_practices',
            ods_code: 'Q90001',
            name: 'Elm Surgery',
            amount_pence: wholePence(15_360),
          },
        ],
      }}
    />
  ),
}
