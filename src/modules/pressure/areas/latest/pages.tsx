import { thousands, type Id } from '../../../../platform/values.ts'
import { Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Suppressed } from '../../../../ui/tag.tsx'
import { Tiles } from '../../../../ui/tiles.tsx'
import { alerts, alertWords, type Alert } from '../../returns/rules.ts'
import type { AreaPicturePageProps } from '../pages.tsx'
import type { AreaWeek } from '../rules.ts'
import {
  areaMeasureKeys,
  areaMeasures,
  areaState,
  computedCounts,
  declaredCounts,
  heldBack,
  methodAmong,
  methodInWords,
  patientsPressed,
  returnedInWords,
} from '../rules.ts'
import { MeasureCell, StateTag } from '../weeks/pages.tsx'

const namesOf = (ids: readonly Id<'lmc'>[], names: AreaPicturePageProps['lmc_names']) =>
  ids
    .map((id) => names.get(id) ?? 'an LMC')
    .toSorted((one, other) => one.localeCompare(other, 'en-GB'))
    .join(', ')

/** These levels reach as far as the reader's LMCs do, and say so. */
export const Reach = ({ weeks, lmc_names, kind }: AreaPicturePageProps) => (
  <>
    {kind === 'england' ? 'England as far as your LMCs reach' : 'The LMCs of the office'}:{' '}
    {namesOf(weeks.at(-1)?.lmc_ids ?? [], lmc_names) || 'none yet'}
  </>
)

export const Latest = ({ last, lmc_names, opel }: AreaPicturePageProps & { last: AreaWeek }) => {
  const method = methodAmong(last.methods)
  const [declared, computed] = [areaState(declaredCounts(last), method), areaState(computedCounts(last), method)]
  const pressed = patientsPressed(last)
  const missing = [...lmc_names.keys()].filter((id) => !last.lmc_ids.includes(id))
  const state = (one: Alert | null, from: number | null) => {
    if (from === null) return <Suppressed />
    return one ? <StateTag state={one} opel={opel?.[one]} /> : '–'
  }
  return (
    <>
      {last.left_out.length > 0 && (
        <Notice title={`${heldBack}.`}>
          {last.lmc_ids.length > 1 && `In no figure of returns: ${namesOf(last.left_out, lmc_names)}.`}
        </Notice>
      )}
      {missing.length > 0 && <Notice>No closed week, and so in no figure: {namesOf(missing, lmc_names)}.</Notice>}
      <Tiles
        tiles={[
          { label: 'Declared', value: state(declared, last.returned), note: returnedInWords(last) },
          {
            label: 'Computed',
            value: state(computed, last.computed_from),
            note: last.computed_from === null ? heldBack : `figures from ${thousands(last.computed_from)} of them`,
          },
          ...areaMeasureKeys.map((key) => ({
            label: areaMeasures[key].label,
            value: <MeasureCell row={last} of={key} />,
          })),
          {
            label: 'Patients at practices at amber or above',
            value: last.returned === null ? <Suppressed /> : pressed === null ? '–' : `about ${thousands(pressed)}`,
            note: `of ${thousands(last.patients)}; estimated from the share of practices`,
          },
        ]}
      />
    </>
  )
}

export const Method = ({ last, opel }: { last: AreaWeek; opel: AreaPicturePageProps['opel'] }) => (
  <Panel title="How this is worked out">
    <ul class="plain-list">
      <li>State of an area: {methodInWords(last.methods)}.</li>
      <li>
        {opel
          ? `On NHS England’s pressure scale: ${alerts.map((alert) => `${alertWords[alert]} is OPEL ${opel[alert]}`).join(', ')}.`
          : 'The LMCs of this area differ in which OPEL number a state is.'}
      </li>
      <li>
        Computed state of a practice: the worst state that at least two of its figures reach, by its LMC’s limits.
      </li>
      <li>Return rate: returns in time, of the practices open and represented on the week’s reference day.</li>
      <li>Every ratio is of sums over the practices that gave both of its figures; what isn’t known counts nowhere.</li>
      <li>
        {heldBack}. Some figures are also held back by chance, so that nothing can be read from a gap. Sums over several
        LMCs leave out what one of them holds back.
      </li>
    </ul>
  </Panel>
)
