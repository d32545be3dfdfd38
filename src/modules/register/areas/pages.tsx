import type { Frame } from '../../../platform/routes.ts'
import { longDay, thousands, type Id } from '../../../platform/values.ts'
import { TextField } from '../../../ui/fields.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { practiceColumns } from '../extents/pages.tsx'
import type { PracticesFound } from '../practices/reads.ts'
import type { PracticesAsked } from '../extents/rules.ts'
import { Distribution, Figures, Parts, type PartsOf } from '../totals/pages.tsx'
import type { AreaName, Part, Totals } from './reads.ts'
import { areaNouns, areaPath } from './rules.ts'

export type AreaPageProps = {
  frame: Frame
  /** From England down to the area itself. */
  path: readonly AreaName[]
  on: Temporal.PlainDate
  /** Blank when it is today. */
  as_at: string
  totals: Totals
  parts: readonly PartsOf[]
  asked: PracticesAsked
  found: PracticesFound
}

export const AreaPage = ({ frame, path, on, as_at, totals, parts, asked, found }: AreaPageProps) => {
  const area = path.at(-1) ?? { kind: 'england' as const, code: 'england', name: 'England' }
  const then = as_at ? `?as_at=${as_at}` : ''
  const here = areaPath(area.kind, area.code)
  return (
    <Office
      frame={frame}
      title={area.name}
      breadcrumbs={[
        { label: 'Areas', href: '/areas' },
        ...path.slice(0, -1).map(({ kind, code, name }) => ({ label: name, href: `${areaPath(kind, code)}${then}` })),
      ]}
      head={<PageHead kind={areaNouns[area.kind][0]} title={area.name} as_at={`As at ${longDay(on)}`} />}
    >
      <Figures totals={totals} />
      <Panel title="How large the lists are">
        <Distribution name={area.name} totals={totals} />
      </Panel>
      {parts.map((one) => (
        <Parts {...one} then={then} />
      ))}
      <Panel title="Practices">
        <Table
          label="Practices"
          columns={practiceColumns(on, as_at)}
          rows={found.rows}
          href={`${here}${then}`}
          nouns={['practice', 'practices']}
          paged={{ number: asked.page, size: 50, total: found.total }}
          sort={{ key: asked.sort, is_descending: asked.is_descending }}
          has_exports
          is_dense
          is_wide
          is_filtered={as_at !== ''}
          empty="No practice was in it on this day."
          filters={<TextField name="as_at" label="As at" width="short" value={on.toString()} />}
        />
      </Panel>
    </Office>
  )
}

type AreasPageProps = {
  frame: Frame
  on: Temporal.PlainDate
  england: Totals
  icbs: readonly Part[]
  lmcs: readonly Part[]
  groups: readonly { readonly id: Id<'practice_group'>; readonly name: string; readonly members: number }[]
}

export const AreasPage = ({ frame, on, england, icbs, lmcs, groups }: AreasPageProps) => (
  <Office
    frame={frame}
    title="Areas"
    head={
      <PageHead
        title="Areas"
        about="The same page at every level, from a PCN to England."
        as_at={`As at ${longDay(on)}`}
      />
    }
  >
    {lmcs.length > 0 && <Parts kind="lmc" parts={lmcs} then="" />}
    <Panel title="Groups" more={{ label: 'All groups', href: '/groups' }}>
      {groups.length === 0 && <p class="empty">There is no group yet.</p>}
      <ul class="plain-list">
        {groups.map(({ id, name, members }) => (
          <li>
            <a href={areaPath('group', id)}>{name}</a> <span class="note">{thousands(members)}</span>
          </li>
        ))}
      </ul>
    </Panel>
    <Panel title="England" more={{ label: 'All of England', href: '/areas/england' }}>
      <Figures totals={england} />
    </Panel>
    <Parts kind="icb" parts={icbs} then="" />
  </Office>
)

const none: Totals = {
  practices: 0,
  dormant: 0,
  patients: 0,
  average: null,
  smallest: null,
  largest: null,
  opened: 0,
  closed: 0,
  counted_on: null,
  steps: [0, 0, 0, 0, 0, 0, 0, 0, 0],
  practices_year_ago: 0,
  patients_year_ago: 0,
}
const some: Totals = {
  ...none,
  practices: 128,
  dormant: 2,
  patients: 1_235_727,
  average: 9_654.12,
  smallest: 3,
  largest: 37_266,
  counted_on: Temporal.PlainDate.from('2026-01-01'),
  steps: [6, 20, 31, 28, 19, 11, 8, 4, 1],
  practices_year_ago: 131,
  patients_year_ago: 1_234_426,
}
const on = Temporal.PlainDate.from('2026-11-21')
const asked: PracticesAsked = {
  q: '',
  lmc: '',
  pcn: '',
  sub_icb: '',
  constituency: '',
  group: '',
  status: 'active',
  flag: '',
  sort: 'name',
  is_descending: false,
  page: 1,
}
const seen = { frame: previewFrame, on, as_at: '', asked, found: { rows: [], total: 0, everyone: 0 } }
const path: AreaName[] = [
  { kind: 'england', code: 'england', name: 'England' },
  { kind: 'pcn', code: 'U90001', name: 'Elm and Tollgate PCN' },
]
const part: Part = { code: 'U90001', name: 'Elm and Tollgate PCN', practices: 5, patients: 48_214, average: 9_642.8 }

export const previews = {
  'with nothing in it': () => <AreaPage {...seen} path={path} totals={none} parts={[{ kind: 'pcn', parts: [] }]} />,
  'with parts': () => (
    <AreaPage {...seen} path={path} totals={some} parts={[{ kind: 'pcn', parts: [part] }]} as_at="2026-01-01" />
  ),
  all: () => <AreasPage frame={previewFrame} on={on} england={some} icbs={[part]} lmcs={[part]} groups={[]} />,
}
