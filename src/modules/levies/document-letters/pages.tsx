import type { Frame } from '../../../platform/routes.ts'
import { count, type Id } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'

type MailingPageProps = {
  frame: Frame
  run_id: Id<'run'>
  papers: number
  addresses: number
  unread: number
  refusal?: string
}

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
          ...(unread > 0
            ? [`${count(unread, 'practice')} can’t be written to, and ${unread === 1 ? 'is' : 'are'} left out.`]
            : []),
          'What was mailed can’t be called back.',
        ]}
        button="Mail them"
        cancel_href={address}
        refusal={refusal}
      />
    </Office>
  )
}

const run_id = '0' as Id<'run'>

export const previews = {
  'to be mailed': () => <MailingPage frame={previewFrame} run_id={run_id} papers={128} addresses={131} unread={3} />,
  refused: () => (
    <MailingPage
      frame={previewFrame}
      run_id={run_id}
      papers={0}
      addresses={0}
      unread={0}
      refusal={'All of them were mailed.'}
    />
  ),
}
