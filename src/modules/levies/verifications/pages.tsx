import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, type Id } from '../../../platform/values.ts'
import { PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { LevyTabs } from '../tabs/pages.tsx'
import type { Verification } from './latest/reads.ts'

const Sentences = ({ sentences }: { sentences: readonly string[] }) => (
  <ul>
    {sentences.map((sentence) => (
      <li>{sentence}</li>
    ))}
  </ul>
)

const Proved = ({ found }: { found: Verification }) => {
  const { lmc_name, runs, lines, entries, postings, wrong, since_changed, verified_at, verified_by } = found
  return (
    <Panel title={lmc_name} note={`${londonTime(verified_at)}, asked by ${verified_by}`}>
      <p>
        {wrong.length === 0 ? (
          <Tag kind="done">the books are right</Tag>
        ) : (
          <Tag kind="red">{count(wrong.length, 'thing')} wrong</Tag>
        )}{' '}
        {count(runs, 'issued run')} of {count(lines, 'line')}, {count(entries, 'entry', 'entries')} of{' '}
        {count(postings, 'posting')}.
      </p>
      {wrong.length > 0 && <Sentences sentences={wrong} />}
      {since_changed.length > 0 && (
        <>
          <p>Not wrong, but known otherwise since:</p>
          <Sentences sentences={since_changed} />
        </>
      )}
    </Panel>
  )
}

type VerificationPageProps = { frame: Frame; found: readonly Verification[] }

export const VerificationPage = ({ frame, found }: VerificationPageProps) => (
  <Office
    frame={frame}
    title="Are the books right?"
    head={
      <PageHead
        title="Are the books right?"
        about="Every entry balances and says what it came of; every receipt, allocation, remittance, fee and write-off stands in the books once; numbers have no gaps; papers come to their lines; and every line comes out again from its sources."
        actions={<PostButton action="/levies/books/verification">Verify now</PostButton>}
      />
    }
  >
    <LevyTabs at="/levies/books/verification" />
    {found.length === 0 ? (
      <p class="empty">The books were never verified here. Press “Verify now”.</p>
    ) : (
      found.map((each) => <Proved found={each} />)
    )}
  </Office>
)

const right: Verification = {
  id: '0' as Id<'verification'>,
  lmc_name: 'Wealdshire LMC',
  runs: 8,
  lines: 1_024,
  entries: 31,
  postings: 3_105,
  wrong: [],
  since_changed: [
    'Wealdshire LMC, Statutory levy, July to September 2026: 1 practice would come to another amount now. A later run can correct it.',
  ],
  verified_at: Temporal.Instant.from('2026-11-19T09:00:00Z'),
  verified_by: 'Denise Fallow',
}

export const previews = {
  'never yet': () => <VerificationPage frame={previewFrame} found={[]} />,
  'right, and one wrong': () => (
    <VerificationPage
      frame={previewFrame}
      found={[
        right,
        {
          ...right,
          lmc_name: 'Saltmarsh LMC',
          since_changed: [],
          wrong: [
            'Saltmarsh LMC, National levy: entry 12 (Receipt: pcse.csv, received on 2 November 2026) has £100.00 in “Received” for The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre (Q90001), where what it came of says £90.00.',
            'Saltmarsh LMC: invoice 17 is missing; of the numbers to 40, 1 is left out.',
          ],
        },
      ]}
    />
  ),
}
