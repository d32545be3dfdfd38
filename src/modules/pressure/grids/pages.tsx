import type { Frame } from '../../../platform/routes.ts'
import { count, shortDay, thousands } from '../../../platform/values.ts'
import { AlertGrid } from '../../../ui/charts/alert-grid.tsx'
import { SelectField } from '../../../ui/choices.tsx'
import { Button } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { alerts, alertWords, isAlert, stepOf } from '../returns/rules.ts'
import { PressureTabs } from '../tabs/pages.tsx'
import type { Grid } from './reads.ts'
import { gridSorts, type GridAsked } from './rules.ts'

export type GridPageProps = {
  frame: Frame
  weeks: readonly Temporal.PlainDate[]
  grid: Grid
  asked: GridAsked
}

export const GridPage = ({ frame, weeks, grid, asked }: GridPageProps) => {
  const last = weeks.at(-1)
  const paged = { number: asked.page, size: 60, total: grid.total }
  const query = new URLSearchParams({ ...(asked.lmc && { lmc: asked.lmc }), sort: asked.sort }).toString()
  const returned = grid.rows.filter(({ states }) => states.some((state) => isAlert(state))).length
  return (
    <Office
      frame={frame}
      title="Practices by week"
      breadcrumbs={[{ label: 'Pressure by area', href: '/pressure/areas' }]}
      head={
        <PageHead
          title="Practices by week"
          about="For the office only: what each practice declared. That you looked is recorded."
          as_at={last ? `Up to the week of ${shortDay(last)}` : 'No week is closed yet.'}
        />
      }
    >
      <PressureTabs at="/pressure/grid" />
      <form class="filters" method="get" action="/pressure/grid" role="search" aria-label="Filter practices">
        {frame.lmcs.length > 1 && (
          <SelectField
            name="lmc"
            label="LMC"
            value={asked.lmc}
            none="All"
            options={frame.lmcs.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SelectField
          name="sort"
          label="Order"
          value={asked.sort}
          options={Object.entries(gridSorts).map(([value, label]) => ({ value, label }))}
        />
        <Button kind="second">Show</Button>
      </form>
      <Panel title="Declared" note={`${thousands(grid.total)} practices`}>
        {last && grid.rows.length > 0 ? (
          <AlertGrid
            title="What each practice declared, week by week"
            base={{
              of: `${count(returned, 'practice')} of the ${grid.rows.length} shown returned at least once`,
              as_at: `${count(weeks.length, 'week')} to that of ${shortDay(last)}`,
            }}
            method="– is no return in time; an empty cell is a week in which the practice wasn’t asked. G is green, A amber, R red, B black."
            states={alerts.map((alert) => ({ label: alertWords[alert], mark: alert }))}
            columns={weeks.map(shortDay)}
            rows={grid.rows.map(({ ods_code, name, states }) => ({
              label: `${name} (${ods_code})`,
              href: `/pressure/practices/${ods_code}`,
              cells: states.map((state) => (isAlert(state) ? stepOf(state) : state === 'none' ? null : 'outside')),
            }))}
          />
        ) : (
          <p class="empty">There is no closed week yet. Practices are here once one is closed.</p>
        )}
        <Pager paged={paged} href={`/pressure/grid?${query}`} label="practices" />
      </Panel>
    </Office>
  )
}

const monday = Temporal.PlainDate.from('2026-06-01')
const weeks = Array.from({ length: 25 }, (_, at) => monday.add({ weeks: at }))
const row = (ods_code: string, name: string, of: (at: number) => string | null): Grid['rows'][number] => ({
  practice_id: ods_code as Grid['rows'][number]['practice_id'],
  ods_code,
  name,
  lmc_id: 'w' as Grid['rows'][number]['lmc_id'],
  states: weeks.map((_, at) => of(at)),
})
const grid: Grid = {
  total: 4,
  rows: [
    row('Q90001', 'Elm Surgery', (at) => alerts[at % 4] ?? null),
    row(
      'Q90002',
      'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice and Minor Injuries Unit',
      () => 'red',
    ),
    row('Q90003', 'Tollgate Surgery', () => 'none'),
    row('Q90004', 'Beacon Practice', (at) => (at < 12 ? null : 'amber')),
  ],
}
const asked: GridAsked = { lmc: '', sort: 'worst', page: 1 }

export const previews = {
  'some practices': () => <GridPage frame={previewFrame} weeks={weeks} grid={grid} asked={asked} />,
  'no closed week': () => <GridPage frame={previewFrame} weeks={[]} grid={{ rows: [], total: 0 }} asked={asked} />,
}
