import type { Frame } from '../../../platform/routes.ts'
import { longDay, type Id } from '../../../platform/values.ts'
import { TextField } from '../../../ui/fields.tsx'
import { Button } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Alert } from '../returns/rules.ts'
import { ComputedStates, ContactsOverTime, DeclaredStates } from './charts/pages.tsx'
import type { AreaPart } from './reads.ts'
import type { AreaWeek } from './rules.ts'
import { kindWords, picturePath, type PictureKind } from './rules.ts'
import { Latest, Method, Reach } from './latest/pages.tsx'
import { Parts } from './parts/pages.tsx'
import { previewWeek, weekColumns } from './weeks/pages.tsx'

export type AreaPicturePageProps = {
  frame: Frame
  kind: PictureKind
  code: string
  name: string
  /** The earliest first. */
  weeks: readonly AreaWeek[]
  parts: readonly AreaPart[]
  lmc_names: ReadonlyMap<Id<'lmc'>, string>
  /** Which number of OPEL each state is; null where the LMCs of the area differ. */
  opel: Readonly<Record<Alert, number>> | null
  range: { readonly from: string; readonly until: string }
}

export const AreaPicturePage = (props: AreaPicturePageProps) => {
  const { frame, kind, code, name, weeks, parts, range } = props
  const here = picturePath(kind, code)
  const query = new URLSearchParams(Object.entries(range).filter(([, value]) => value)).toString()
  const last = weeks.at(-1)
  return (
    <Office
      frame={frame}
      title={`Pressure: ${name}`}
      breadcrumbs={[{ label: 'Pressure by area', href: '/pressure/areas' }]}
      head={
        <PageHead
          kind={kindWords[kind][0]}
          title={name}
          about={kind === 'england' || kind === 'office' ? <Reach {...props} /> : undefined}
          as_at={
            last
              ? `Week of ${longDay(last.week_of)}; contacts counted on ${longDay(last.reference_on)}. Practices as they belonged on that day.`
              : 'No week is closed yet.'
          }
          actions={<Range {...range} />}
        />
      }
    >
      {last ? (
        <Latest {...props} last={last} />
      ) : (
        <p class="empty">There is no closed week in this time. Choose another.</p>
      )}
      <Columns>
        <Panel title="Declared">
          <DeclaredStates name={name} weeks={weeks} />
        </Panel>
        <Panel title="Computed">
          <ComputedStates name={name} weeks={weeks} />
        </Panel>
      </Columns>
      <Panel title="Contacts">
        <ContactsOverTime name={name} weeks={weeks} />
      </Panel>
      {parts.length > 0 && last && <Parts {...props} on={last.week_of} />}
      <Panel title="Week by week">
        <Table
          label="Weeks"
          columns={weekColumns}
          rows={weeks.toReversed()}
          href={`${here}${query ? `?${query}` : ''}`}
          nouns={['week', 'weeks']}
          has_exports
          is_wide
          empty="There is no closed week in this time."
        />
      </Panel>
      {last && <Method last={last} opel={props.opel} />}
    </Office>
  )
}

const Range = ({ from, until }: AreaPicturePageProps['range']) => (
  <form method="get" class="as-at" role="search" aria-label="Other weeks">
    <TextField name="from" label="From" width="short" value={from} autocomplete="off" />
    <TextField name="until" label="Until" width="short" value={until} autocomplete="off" />
    <Button kind="second">Show</Button>
  </form>
)

const lmc = (name: string) => name as Id<'lmc'>
const names = new Map([
  [lmc('w'), 'Wealdshire LMC'],
  [lmc('s'), 'Saltmarsh LMC'],
])
const shown: AreaPicturePageProps = {
  frame: previewFrame,
  kind: 'lmc',
  code: 'w',
  name: 'Wealdshire LMC',
  weeks: [],
  parts: [],
  lmc_names: new Map([[lmc('w'), 'Wealdshire LMC']]),
  opel: { green: 1, amber: 2, red: 3, black: 4 },
  range: { from: '', until: '' },
}
const year = Array.from({ length: 52 }, (_, at) => previewWeek(at))
const part = (area_kind: AreaPart['area_kind'], area_name: string, at: number): AreaPart => ({
  ...previewWeek(at),
  lmc_id: lmc(at % 2 ? 'w' : 's'),
  area_kind,
  area_code: area_name,
  area_name,
})
const long_name = 'Wealdbridge, Saltby-on-the-Marsh and Upper Tollgate Valleys Integrated Primary Care Network'

export const previews = {
  'a year, with weeks missing and held back': () => (
    <AreaPicturePage
      {...shown}
      weeks={year.filter((_, at) => ![20, 21, 40].includes(at))}
      parts={[part('locality', 'North', 3), part('pcn', long_name, 13), part('pcn', 'Harbour PCN', 5)]}
    />
  ),
  'held back this week': () => (
    <AreaPicturePage {...shown} kind="pcn" code="U1" name={long_name} weeks={[previewWeek(13)]} />
  ),
  'no closed week': () => <AreaPicturePage {...shown} range={{ from: '2020-01-06', until: '2020-02-03' }} />,
  'several LMCs, one left out': () => (
    <AreaPicturePage
      {...shown}
      kind="office"
      name="Wealdshire and Saltmarsh LMCs"
      opel={null}
      lmc_names={names}
      weeks={[
        { ...previewWeek(5), methods: ['mean', 'most_common'], lmc_ids: [lmc('w'), lmc('s')], left_out: [lmc('s')] },
      ]}
      parts={[part('lmc', 'Wealdshire LMC', 5), part('lmc', 'Saltmarsh LMC', 26)]}
    />
  ),
}
