import { longDay, shortDay } from '../../../../platform/values.ts'
import type { Value } from '../../../../ui/charts/chart.tsx'
import { Lines } from '../../../../ui/charts/lines.tsx'
import { StackedColumns } from '../../../../ui/charts/stacked-columns.tsx'
import { alerts, alertWords } from '../../returns/rules.ts'
import type { AreaWeek } from '../rules.ts'
import {
  computedCounts,
  declaredCounts,
  everyWeek,
  measureShown,
  middleHalf,
  returnedInWords,
  type AlertCounts,
} from '../rules.ts'

type Charted = { name: string; weeks: readonly AreaWeek[] }

const parts = alerts.map((alert) => ({ label: alertWords[alert], mark: alert }))
const marks = 'b: a week with a bank holiday. A gap is a week that wasn’t collected; a dashed column is held back.'

const baseOf = (week: AreaWeek) => ({ of: returnedInWords(week), as_at: `week of ${longDay(week.week_of)}` })

const States = (props: Charted & { title: string; of: (week: AreaWeek) => AlertCounts | null; method: string }) => {
  const last = props.weeks.at(-1)
  return (
    last && (
      <StackedColumns
        title={props.title}
        unit="practices"
        base={baseOf(last)}
        method={props.method}
        parts={parts}
        note="Returned"
        marks={marks}
        columns={everyWeek(props.weeks).map(([week_of, week]) => ({
          label: shortDay(week_of),
          values: week ? (props.of(week) ?? alerts.map((): Value => 'suppressed')) : alerts.map(() => null),
          note: week ? returnedInWords(week) : 'not collected',
          ...(week?.is_bank_holiday ? { mark: 'b' } : {}),
        }))}
      />
    )
  )
}

export const DeclaredStates = (props: Charted) => (
  <States
    {...props}
    title={`What practices declared: ${props.name}`}
    of={declaredCounts}
    method="Each column is all practices that returned that week."
  />
)

export const ComputedStates = (props: Charted) => (
  <States
    {...props}
    title={`What their figures come to: ${props.name}`}
    of={computedCounts}
    method="Each column is all practices that gave figures that week. It stands beside what they declared and never replaces it."
  />
)

/** Contacts of the reference day, with the middle half of the area's own published weeks; bank-holiday weeks break a series. */
export const ContactsOverTime = ({ name, weeks }: Charted) => {
  const last = weeks.at(-1)
  if (!last) return <></>
  const all = everyWeek(weeks)
  const values = all.map(([, week]): Value => (week ? measureShown(week, 'contacts_per_1000') : null))
  if (!values.some((value) => typeof value === 'number'))
    return <p class="empty">Contacts of every week shown are held back, or not known.</p>
  const usual = middleHalf(
    weeks.flatMap((week) => {
      const value = measureShown(week, 'contacts_per_1000')
      return typeof value === 'number' && !week.is_bank_holiday ? [value] : []
    }),
  )
  return (
    <Lines
      title={`Contacts per 1,000 patients: ${name}`}
      unit="clinical contacts on the week’s reference day"
      base={{
        of: `${returnedInWords(last)}, contacts from ${last.contacts_from ?? 'too few'} of them`,
        as_at: `week of ${longDay(last.week_of)}`,
      }}
      method="Contacts of the practices that gave both figures, divided by their patients. One day’s contacts, not a week’s."
      times={all.map(([week_of]) => shortDay(week_of))}
      lines={[{ label: 'Contacts', values }]}
      {...(usual && {
        band: {
          label: 'the middle half of its own published weeks without a bank holiday',
          low: all.map(() => usual.low),
          high: all.map(() => usual.high),
        },
      })}
    />
  )
}
