import type { Frame } from '../../../platform/routes.ts'
import { poundsOf, type Id } from '../../../platform/values.ts'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import type { Known } from '../contracts/reads.ts'
import { officeAddresses } from '../explanations/rules.ts'
import { reasonsNotCharged } from '../mandates/rules.ts'
import { Around, previewAround, type AroundProps } from './around/pages.tsx'
import {
  previewLine,
  previewLines,
  previewList,
  previewNotCharged,
  previewOut,
  previewPapers,
  previewStanding,
} from './examples/pages.tsx'
import { PeriodsTable } from './periods/pages.tsx'
import type { PracticeLine, PracticePaper } from './periods/reads.ts'
import { periodsOf, sumsOf } from './periods/rules.ts'
import { LevyStanding, ListSize } from './standings/pages.tsx'
import type { ListsInForce, PracticeLevy } from './standings/reads.ts'

export type PracticeLeviesPageProps = AroundProps & {
  frame: Frame
  practice: Known
  standings: readonly PracticeLevy[]
  lists: ListsInForce
  lines: readonly PracticeLine[]
  papers: readonly PracticePaper[]
}

type Part = PracticeLeviesPageProps & { levy: PracticeLevy }

/** One levy by itself: no figure on this page is of two. */
const OneLevy = ({ practice, levy, lists, lines, papers }: Part) => {
  const of = lines.filter(({ levy_id }) => levy_id === levy.id)
  return (
    <Panel title={levy.name} note={levy.lmc_name} more={{ label: 'The levy', href: `/levies/${levy.id}` }}>
      <LevyStanding levy={levy} lists={lists} sums={sumsOf(of)} reasons={reasonsNotCharged} />
      <h3>Period by period</h3>
      <PeriodsTable
        label={`${levy.name}, period by period`}
        periods={periodsOf(of, papers)}
        addresses={officeAddresses}
        href={`/levies/practices/${practice.ods_code}/lines?levy=${levy.id}`}
        empty="It hasn’t been charged this levy yet."
      />
    </Panel>
  )
}

/** Everything about one practice’s levies, for whoever in the office is asked how a figure came about. */
export const PracticeLeviesPage = (props: PracticeLeviesPageProps) => {
  const { frame, practice, standings, lists } = props
  return (
    <Office
      frame={frame}
      title={`Levies of ${practice.name}`}
      breadcrumbs={[{ label: 'Levies', href: '/levies' }]}
      head={
        <PageHead
          kind="Levies of a practice"
          title={practice.name}
          about={<a href={`/practices/${practice.ods_code}`}>{practice.ods_code}</a>}
        />
      }
    >
      {practice.is_gone && (
        <Notice>
          The register no longer has it as a practice of yours. What its levies were, and what is owed, stands.
        </Notice>
      )}
      <Tiles
        tiles={standings.map((levy) => {
          const { owed, charged } = sumsOf(props.lines.filter(({ levy_id }) => levy_id === levy.id))
          return {
            label: `Owed: ${levy.name}`,
            value: poundsOf(owed),
            note: `of ${poundsOf(charged)} charged`,
          }
        })}
      />
      <ListSize lists={lists} standings={standings} />
      {standings.length === 0 && <p class="empty">Its LMC has no levy here yet. Add one, and agree its rate.</p>}
      {standings.map((levy) => (
        <OneLevy {...props} levy={levy} />
      ))}
      <Around {...props} />
    </Office>
  )
}

const shown = {
  frame: previewFrame,
  practice: {
    practice_id: '0' as Id<'practice'>,
    lmc_id: '0' as Id<'lmc'>,
    ods_code: 'Q90001',
    name: 'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice',
    is_gone: false,
  },
}

export const previews = {
  'two levies, of which it opted out of one': () => (
    <PracticeLeviesPage
      {...shown}
      {...previewAround}
      standings={[previewStanding, previewOut]}
      lists={{ raw: previewList }}
      lines={[
        { ...previewLine, id: '4' as Id<'line'>, run_id: '4' as Id<'run'>, run_state: 'draft', issued_at: null },
        ...previewLines,
        previewNotCharged,
      ]}
      papers={previewPapers}
    />
  ),
  'nothing known': () => (
    <PracticeLeviesPage
      {...shown}
      contracts={[]}
      mandates={[]}
      receipts={[]}
      variances={[]}
      questions={[]}
      standings={[
        { ...previewStanding, contract_kind: null, rate: null, rate_from_on: null, decided_on: null, paper: '' },
      ]}
      lists={{
        raw: { ...previewList, file_name: null, file_line: null, given_source: 'ICB’s letter of 3 May 2026' },
      }}
      lines={[]}
      papers={[]}
    />
  ),
  gone: () => (
    <PracticeLeviesPage
      {...shown}
      {...previewAround}
      practice={{ ...shown.practice, is_gone: true }}
      standings={[previewStanding]}
      lists={{}}
      lines={previewLines}
      papers={previewPapers}
    />
  ),
  'no levy': () => (
    <PracticeLeviesPage {...shown} {...previewAround} standings={[]} lists={{}} lines={[]} papers={[]} />
  ),
}
