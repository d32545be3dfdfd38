import type { Frame } from '../../../platform/routes.ts'
import { count, type Id } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import type { NobodyToMail } from './reads.ts'

type MailingPageProps = {
  frame: Frame
  run_id: Id<'run'>
  papers: number
  addresses: number
  /** Those that nobody can be written to about. */
  unread: readonly NobodyToMail[]
  refusal?: string
}

const unreadColumns: readonly Column<NobodyToMail>[] = [
  {
    key: 'practice_name',
    label: 'Practice',
    cell: ({ practice_name, ods_code }) => <a href={`/practices/${ods_code}`}>{practice_name}</a>,
  },
  { key: 'ods_code', label: 'Code', cell: ({ ods_code }) => ods_code },
]

/** Before papers go out: to how many, and whom nobody can write to. */
export const MailingPage = ({ frame, run_id, papers, addresses, unread, refusal }: MailingPageProps) => {
  const address = `/levies/runs/${run_id}/documents`
  return (
    <Office
      frame={frame}
      title="Mail statements and bills"
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Statements and bills', href: address },
      ]}
    >
      <Confirm
        action={`${address}/mailing`}
        question="Mail these statements and bills?"
        consequences={[
          `${count(papers, 'paper')} to ${count(addresses, 'address', 'addresses')}. Whoever reads several gets one letter about all of them.`,
          'Each letter leads to the paper, which opens for whoever signs in for the practice.',
          ...(unread.length > 0
            ? [
                `${count(unread.length, 'practice')} can’t be written to, and ${unread.length === 1 ? 'is' : 'are'} left out: hand over what isn’t mailed.`,
              ]
            : []),
          'What was mailed can’t be called back.',
        ]}
        button="Mail them"
        cancel_href={address}
        refusal={refusal}
      />
      {unread.length > 0 && (
        <>
          <h2>Nobody to write to</h2>
          <Table
            label="Practices nobody can be written to about"
            columns={unreadColumns}
            rows={unread}
            href={`${address}/mailing`}
            nouns={['practice', 'practices']}
            empty=""
          />
        </>
      )}
    </Office>
  )
}

const run_id = '0' as Id<'run'>

export const previews = {
  'to be mailed': () => (
    <MailingPage
      frame={previewFrame}
      run_id={run_id}
      papers={128}
      addresses={131}
      unread={[{ ods_code: 'Q90001', practice_name: 'Elm Surgery' }]}
    />
  ),
  refused: () => (
    <MailingPage
      frame={previewFrame}
      run_id={run_id}
      papers={0}
      addresses={0}
      unread={[]}
      refusal={'All of them were mailed.'}
    />
  ),
}
