import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, pounds, thousands, type Pence } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { ButtonLink, PostButton } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import { exactPounds, nothing, type Exact } from '../charges/rules.ts'
import { Differences, exampleDifference } from '../differences/pages.tsx'
import type { RunDifference } from '../differences/reads.ts'
import { exampleLines, LinesTable, type LinesAsked } from '../lines/pages.tsx'
import type { LineListed, RunFigures } from '../lines/reads.ts'
import { patientsSaid } from '../rates/rules.ts'
import { exampleFigures, exampleRun } from './lists/pages.tsx'
import type { Run } from './reads.ts'
import { isOpen, runStateWords, runWords } from './rules.ts'
import { RunTabs } from './tabs/pages.tsx'

export type RunPageProps = {
  frame: Frame
  run: Run
  figures: RunFigures | undefined
  exact: Exact
  /** Practices that it charges, and from whom nobody collects; until it is issued. */
  uncollected: number
  /** From the run issued before it, until it is issued itself; nothing of a levy’s first. */
  difference: RunDifference | undefined
  lines: { readonly rows: readonly LineListed[]; readonly total: number }
  asked: LinesAsked
  may_keep: boolean
  may_check: boolean
  is_another: boolean
  refusal?: string
}

/** What is charged and collected by nobody would be on no schedule and no bill. */
export const Uncollected = ({ practices }: { practices: number }) => (
  <Notice kind="warning" title={`Nobody collects from ${count(practices, 'practice')}`}>
    <a href="/levies/collectors">Say who collects this levy</a> from the first day of its period or before, and draw the
    run up again. Until then it can’t be issued: it would be put on no schedule and no bill.
  </Notice>
)

const Actions = ({ run, may_keep, may_check, is_another }: RunPageProps) => {
  const at = `/levies/runs/${run.id}`
  const is_open = isOpen(run)
  return (
    <>
      {may_check && is_another && run.state === 'draft' && (
        <ButtonLink kind="main" href={`${at}/check`}>
          Check it
        </ButtonLink>
      )}
      {may_check && is_another && run.state === 'checked' && (
        <ButtonLink kind="main" href={`${at}/issue`}>
          Issue it
        </ButtonLink>
      )}
      {may_keep && is_open && <PostButton action={`${at}/drawing`}>Draw it up again</PostButton>}
      {may_keep && run.state === 'draft' && <ButtonLink href={`${at}/corrections`}>Correct earlier runs</ButtonLink>}
      {may_keep && is_open && <ButtonLink href={`${at}/drop`}>Throw it away</ButtonLink>}
    </>
  )
}

const Figures = ({ figures, exact }: Pick<RunPageProps, 'figures' | 'exact'>) => {
  if (!figures) return <p class="empty">It was thrown away, and has no lines.</p>
  return (
    <Tiles
      tiles={[
        {
          label: 'Total',
          value: pounds(figures.total_pence),
          note: `The sum of its lines, each rounded; before rounding ${exactPounds(exact)}`,
        },
        {
          label: 'Practices charged',
          value: thousands(figures.practices),
          note: patientsSaid(figures.patients, figures.list_basis),
        },
        { label: 'Corrections', value: pounds(figures.adjusted_pence), note: count(figures.adjustments, 'line') },
        {
          label: 'Not charged',
          value: thousands(figures.not_charged),
          note: `${thousands(figures.asked)} to be answered`,
        },
      ]}
    />
  )
}

export const RunPage = (props: RunPageProps) => {
  const { frame, run, figures, uncollected, difference, lines, asked, refusal, is_another, may_check } = props
  const period = runWords(run)
  const at = `/levies/runs/${run.id}`
  return (
    <Office
      frame={frame}
      title={`${run.levy_name}, ${period}`}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Runs', href: '/levies/runs' },
      ]}
      head={
        <PageHead
          kind={`Run of ${run.lmc_name}`}
          title={`${run.levy_name}, ${period}`}
          tags={<Tag kind={runStateWords[run.state].tag}>{runStateWords[run.state].label}</Tag>}
          about={`Drafted by ${run.drafted_by} at ${londonTime(run.drafted_at)}.${
            run.checked_at ? ` Checked by ${run.checked_by} at ${londonTime(run.checked_at)}.` : ''
          }${run.issued_at ? ` Issued by ${run.issued_by} at ${londonTime(run.issued_at)}; it never changes.` : ''}`}
          actions={<Actions {...props} />}
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {run.state === 'issued' && <RunTabs run={run} at="lines" />}
      {may_check && !is_another && isOpen(run) && (
        <Notice>You drafted this run. Somebody else checks it, and issues it.</Notice>
      )}
      {figures !== undefined && figures.asked > 0 && run.state !== 'issued' && (
        <Notice kind="warning" title={`${count(figures.asked, 'line')} to be answered`}>
          <a href={`${at}/lines?kind=asked`}>Say what is missing</a>, and draw the run up again; or leave them, and a
          later run charges them.
        </Notice>
      )}
      {uncollected > 0 && <Uncollected practices={uncollected} />}
      <Figures {...props} />
      {isOpen(run) && !asked.kind && !asked.q && asked.page === 1 && <Differences at={at} difference={difference} />}
      <LinesTable at={at} lines={lines} asked={asked} />
    </Office>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
const run: Run = {
  ...exampleRun,
  period_from: day('2026-10-01'),
  period_to: day('2026-12-31'),
  state: 'draft',
  drafted_at: Temporal.Instant.from('2026-10-02T09:00:00Z'),
  checked_at: null,
  checked_by: null,
  issued_at: null,
  issued_by: null,
}
const figures: RunFigures = {
  ...exampleFigures,
  practices: 2,
  patients: 20_480,
  charged_pence: 160_111 as Pence,
  not_charged: 2,
  asked: 2,
  total_pence: 160_111 as Pence,
}
const shown = {
  frame: previewFrame,
  figures,
  uncollected: 2,
  exact: { numerator: 3_682_553n, denominator: 23n },
  difference: exampleDifference,
  lines: { rows: exampleLines, total: 4 },
  asked: { kind: '', q: '', page: 1 },
  may_keep: true,
  may_check: true,
  is_another: true,
} as const

export const previews = {
  'a draft': () => <RunPage {...shown} run={run} />,
  'a draft, for whoever drafted it': () => <RunPage {...shown} run={run} is_another={false} />,
  'a levy’s first': () => <RunPage {...shown} run={run} difference={undefined} />,
  'a draft much as the run before': () => (
    <RunPage {...shown} run={run} difference={{ ...exampleDifference, besides: {}, rows: [] }} />
  ),
  'a draft that differs more than is shown': () => (
    <RunPage
      {...shown}
      run={run}
      difference={{
        ...exampleDifference,
        besides: { changed: { practices: 1_204, amount_pence: 2, before_pence: 1 } },
      }}
    />
  ),
  'thrown away': () => (
    <RunPage
      {...shown}
      run={{ ...run, state: 'dropped' }}
      figures={undefined}
      exact={nothing}
      lines={{ rows: [], total: 0 }}
    />
  ),
  refused: () => <RunPage {...shown} run={run} refusal="Somebody moved this run meanwhile: it is as you see it now." />,
}
