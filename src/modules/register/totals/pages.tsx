import { plainDay, thousands } from '../../../platform/values.ts'
import { Bars } from '../../../ui/charts/bars.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Table } from '../../../ui/table.tsx'
import { NotKnown } from '../../../ui/tag.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import type { Part, Totals } from '../areas/reads.ts'
import { areaNouns, areaPath, stepLabel, type AreaKind } from '../areas/rules.ts'
import { changeText } from '../extents/rules.ts'

/** “36 integrated care boards”, but “2 LMCs”. */
const inSentence = (noun: string) => (/^[A-Z]{2}/.test(noun) ? noun : noun.charAt(0).toLowerCase() + noun.slice(1))

const inYear = (now: number, before: number) =>
  before === 0 ? 'a year ago not known' : `${changeText(now / before - 1)} in a year`

/** An area's figures as tiles. */
export const Figures = ({ totals }: { totals: Totals }) => (
  <Tiles
    tiles={[
      {
        label: 'Practices',
        value: thousands(totals.practices),
        note: `${thousands(totals.opened)} opened, ${thousands(totals.closed)} closed in a year${totals.dormant ? `; ${thousands(totals.dormant)} dormant` : ''}`,
      },
      { label: 'Patients', value: thousands(totals.patients), note: inYear(totals.patients, totals.patients_year_ago) },
      {
        label: 'Average list',
        value: totals.average === null ? <NotKnown /> : thousands(Math.round(totals.average)),
        note: totals.counted_on ? `counted by ${plainDay(totals.counted_on)}` : 'not counted',
      },
      {
        label: 'Smallest and largest',
        value:
          totals.smallest === null || totals.largest === null ? (
            <NotKnown />
          ) : (
            `${thousands(totals.smallest)} – ${thousands(totals.largest)}`
          ),
      },
    ]}
  />
)

export const Distribution = ({ name, totals }: { name: string; totals: Totals }) => (
  <Bars
    title={`List sizes in ${name}`}
    unit="practices by registered patients"
    column="Practices"
    base={{
      of: `${thousands(totals.steps.reduce((sum, step) => sum + step, 0))} active practices with a list`,
      as_at: totals.counted_on ? `counted by ${plainDay(totals.counted_on)}` : 'not counted',
    }}
    bars={totals.steps.map((value, step) => ({ label: stepLabel(step), value }))}
  />
)

export type PartsOf = { readonly kind: AreaKind; readonly parts: readonly Part[] }

export const Parts = ({ kind, parts, then }: PartsOf & { then: string }) => (
  <Panel title={areaNouns[kind][1]}>
    <Table
      label={areaNouns[kind][1]}
      nouns={[inSentence(areaNouns[kind][0]), inSentence(areaNouns[kind][1])]}
      href="/areas"
      rows={parts}
      empty="None of the practices is in one."
      columns={[
        {
          key: 'name',
          label: areaNouns[kind][0],
          cell: ({ code, name }) => <a href={`${areaPath(kind, code)}${then}`}>{name}</a>,
        },
        { key: 'code', label: 'Code', cell: ({ code }) => (kind === 'lmc' || kind === 'group' ? '' : code) },
        { key: 'practices', label: 'Practices', kind: 'number', cell: ({ practices }) => thousands(practices) },
        { key: 'patients', label: 'Patients', kind: 'number', cell: ({ patients }) => thousands(patients) },
        {
          key: 'average',
          label: 'Average list',
          kind: 'number',
          cell: ({ average }) => (average === null ? <NotKnown /> : thousands(Math.round(average))),
        },
      ]}
    />
  </Panel>
)
