import type { Frame } from '../../../platform/routes.ts'
import { longDay, thousands } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { heldBack, kindWords, pictureKinds, picturePath } from '../areas/rules.ts'
import { figureColumnsShown, previewWeek } from '../areas/weeks/pages.tsx'
import { PressureTabs } from '../tabs/pages.tsx'
import type { ListedArea } from './reads.ts'

export type AreaListPageProps = {
  frame: Frame
  /** Whoever may see areas only has nothing else of the office's work to go to. */
  has_tabs: boolean
  /** Null where no week is closed yet. */
  until: Temporal.PlainDate | null
  asked: { readonly kind: string; readonly weeks: string }
  rows: readonly ListedArea[]
  paged: { readonly number: number; readonly size: number; readonly total: number }
}

const columns: readonly Column<ListedArea>[] = [
  { key: 'name', label: 'Area', cell: ({ kind, code, name }) => <a href={picturePath(kind, code)}>{name}</a> },
  { key: 'kind', label: 'Kind', cell: ({ kind }) => kindWords[kind][0] },
  {
    key: 'patients',
    label: 'Patients',
    kind: 'number',
    cell: ({ patients, weeks }) => thousands(Math.round(patients / weeks)),
  },
  ...figureColumnsShown<ListedArea>(),
]

export const AreaListPage = ({ frame, until, asked, rows, paged, has_tabs }: AreaListPageProps) => (
  <Office
    frame={frame}
    title="Pressure by area"
    head={
      <PageHead
        title="Pressure by area"
        about="What practices returned, added up for every area your LMCs reach. No practice’s own figures are here."
        as_at={
          until === null
            ? 'No week is closed yet.'
            : asked.weeks === '52'
              ? `The 52 weeks to that of ${longDay(until)}, added up`
              : `Week of ${longDay(until)}`
        }
      />
    }
  >
    {has_tabs && <PressureTabs at="/pressure/areas" />}
    <Table
      label="Areas"
      columns={columns}
      rows={rows}
      href={`/pressure/areas?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString()}`}
      nouns={['area', 'areas']}
      paged={paged}
      has_exports
      is_wide
      is_dense
      is_filtered={asked.kind !== '' || asked.weeks !== ''}
      empty="Nothing is published yet. A week’s figures are here once it is closed."
      filters={
        <>
          <SelectField
            name="kind"
            label="Kind"
            value={asked.kind}
            none="All"
            options={pictureKinds
              .filter((kind) => kind !== 'office')
              .map((kind) => ({ value: kind, label: kindWords[kind][1] }))}
          />
          <SelectField
            name="weeks"
            label="Time"
            value={asked.weeks}
            none="The last week"
            options={[{ value: '52', label: 'The last 52 weeks, added up' }]}
          />
        </>
      }
    />
    <p class="note">
      {heldBack}. A return rate is of the practices open and represented on the week’s reference day; “from” is how many
      practices a figure comes from.
    </p>
  </Office>
)

const listed = (kind: ListedArea['kind'], name: string, at: number): ListedArea => ({
  ...previewWeek(at),
  kind,
  code: name,
  name,
  weeks: 1,
})
const shown = {
  frame: previewFrame,
  has_tabs: true,
  until: Temporal.PlainDate.from('2026-11-16'),
  asked: { kind: '', weeks: '' },
  rows: [
    listed('england', 'England', 3),
    listed('lmc', 'Wealdshire LMC', 4),
    listed('pcn', 'Wealdbridge, Saltby-on-the-Marsh and Upper Tollgate Valleys Integrated Primary Care Network', 13),
  ],
  paged: { number: 1, size: 100, total: 3 },
}

export const previews = {
  'some areas, one held back': () => <AreaListPage {...shown} />,
  'no closed week': () => <AreaListPage {...shown} until={null} rows={[]} paged={{ number: 1, size: 100, total: 0 }} />,
}
