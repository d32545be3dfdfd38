import { Confirm } from './confirm.tsx'
import { Document } from './document.tsx'
import { EmailFrame, PrintSheet, plainText } from './letterhead.tsx'
import type { EmailWords } from './letterhead.tsx'
import { ButtonLink, OutsideLink, PostButton } from './links.tsx'
import { Notice } from './notice.tsx'
import { chartPreviews } from './preview-charts.tsx'
import { Fields } from './preview-fields.tsx'
import { officePagePreviews } from './preview-office-pages.tsx'
import { plainPagePreviews } from './preview-plain-pages.tsx'
import { PracticesTable, long_name } from './preview-practices.tsx'
import { Progress, Steps } from './progress.tsx'
import { StageTable } from './stage-table.tsx'
import { SummaryList } from './summary-list.tsx'
import { NotKnown, Suppressed, Tag } from './tag.tsx'
import type { TagKind } from './tag.tsx'
import { Tiles } from './tiles.tsx'
import { Timeline } from './timeline.tsx'

const email: EmailWords = {
  lmc_name: 'Wealdshire LMC',
  preview: 'Two minutes, by Tuesday at 17:30: how Elm Surgery is this week',
  greeting: 'Dear Jo',
  paragraphs: ['Elm’s return for the week of 16 November isn’t in yet. It takes about two minutes.'],
  link: { label: 'Give this week’s return', href: 'https://lmc.example/wants-you' },
  sender: { name: 'Ruth Okafor', post: 'Liaison manager', contact: '01632 960 118' },
  why: 'You have this because you are Elm Surgery’s practice manager.',
}

const tags: readonly (readonly [TagKind, string])[] = [
  ['green', 'Green'],
  ['amber', 'Amber'],
  ['red', 'Red'],
  ['black', 'Black'],
  ['new', 'New'],
  ['done', 'Done'],
  ['waiting', 'Waiting'],
  ['closed', 'Closed'],
  ['plain', 'Federation'],
]

const partPreviews = {
  'table: empty': () => <PracticesTable count={0} />,
  'table: one row': () => <PracticesTable count={1} filters={false} />,
  'table: a 90-character name': () => <PracticesTable count={6} filters={false} />,
  'table of stages': () => (
    <div class="scroll both-ways" role="region" aria-label="Stages 1 and 2" tabindex={0}>
      <StageTable
        label="Stages 1 and 2"
        heads={[
          { number: 1, title: 'First preferences', columns: ['Votes'] },
          { number: 2, title: `Surplus of ${long_name}`, columns: ['+ or −', 'Total'] },
        ]}
        rows={[
          {
            number: 1,
            label: long_name,
            cells: [
              { figures: ['52.00000'], mark: 'Elected' },
              { figures: ['−11.00000', '41.00000'], mark: null },
            ],
            result: 'Elected 1, stage 1',
          },
          {
            number: 2,
            label: 'Feld',
            cells: [
              { figures: ['18.00000'], mark: null },
              { figures: ['', '18.00000'], mark: 'Excluded' },
            ],
            result: 'Excluded, stage 2',
          },
        ]}
      />
    </div>
  ),
  'tags, suppressed and not known': () => (
    <p>
      {tags.map(([kind, word]) => (
        <>
          <Tag kind={kind}>{word}</Tag>{' '}
        </>
      ))}
      <Suppressed /> <NotKnown />
    </p>
  ),
  notices: () => (
    <>
      <Notice title="Figures are provisional.">They close on Wednesday at 17:30.</Notice>
      <Notice kind="good">The return is in, thank you.</Notice>
      <Notice kind="warning">The week closes in an hour.</Notice>
      <Notice kind="danger">This can’t be taken back.</Notice>
    </>
  ),
  'tiles: one long, one suppressed': () => (
    <Tiles
      tiles={[
        { label: long_name, value: 3 },
        { label: 'Sick notes', value: <Suppressed /> },
        { label: 'Due', value: '£1,075.20', note: 'quarter to December' },
      ]}
    />
  ),
  'summary list: long and not known': () => (
    <SummaryList
      rows={[
        { label: 'Name', value: long_name, change: { href: '#' } },
        { label: 'Web site', value: <OutsideLink href="javascript:alert(1)">elm.example</OutsideLink> },
        { label: 'Rating', value: null },
      ]}
    />
  ),
  'timeline: empty': () => <Timeline entries={[]} empty="Nothing has happened yet." />,
  buttons: () => (
    <div class="actions">
      <ButtonLink kind="main" href="/practices">
        Add a practice
      </ButtonLink>
      <ButtonLink href="/practices">Cancel</ButtonLink>
      <PostButton action="/cases/1/noting">Note it</PostButton>
    </div>
  ),
  progress: () => (
    <>
      <Progress
        label="Reading epraccur.csv"
        done={6200}
        of={15_104}
        note="You can leave this page; the work goes on."
      />
      <Steps at={2} of={5} />
    </>
  ),
  fields: () => <Fields />,
  'fields: mistaken': () => <Fields wrong />,
  confirm: () => (
    <Confirm
      action="/ballots/1/closure"
      question="Close this ballot now?"
      consequences={['Nobody can vote after this.', '41 people who haven’t voted are not reminded.']}
      button="Close the ballot"
      cancel_href="/ballots/1"
      is_danger
      hidden={{ token: '1' }}
    />
  ),
  'print sheet': () => (
    <PrintSheet
      lmc_name="Wealdshire LMC"
      address={['2 Priory Yard, Wealdbridge WB1 2ZZ', '01632 960 100']}
      to={['Dr A. Feld', long_name]}
      dated="19 November 2026"
      reference="L-2026-118"
      title="Unfunded work"
    >
      <p>Thank you for your letter. The committee’s view is set out below.</p>
    </PrintSheet>
  ),
  'e-mail as plain text': () => <pre>{plainText(email)}</pre>,
}

const wholePages = { ...officePagePreviews, ...plainPagePreviews, 'e-mail': () => <EmailFrame words={email} /> }

/** Every part in the states that break it. */
export const previews: Record<string, () => ReturnType<typeof Notice>> = {
  ...wholePages,
  ...partPreviews,
  ...chartPreviews,
}

/** A preview as a document of its own; parts stand on an otherwise empty page, in either voice. */
export function previewPage(name: string, voice: 'office' | 'plain' = 'plain') {
  const preview = previews[name]
  if (!preview || name in wholePages) return preview?.()
  return (
    <Document title={name} owner="Previews" hue={168} voice={voice}>
      <div class="page">
        <main id="main" tabindex={-1}>
          {name !== 'confirm' && <h1>{name}</h1>}
          {preview()}
        </main>
      </div>
    </Document>
  )
}
