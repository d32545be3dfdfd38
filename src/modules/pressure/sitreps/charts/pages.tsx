import { count, shortDay } from '../../../../platform/values.ts'
import { Lines } from '../../../../ui/charts/lines.tsx'
import { StackedBars, type Stack } from '../../../../ui/charts/stacked-bars.tsx'
import type { Figures, StateCounts } from '../../issue-figures/rules.ts'
import { alerts, alertWords } from '../../returns/rules.ts'
import { basedOn, day, returnedSaid, weekWords } from '../rules.ts'

const parts = alerts.map((alert) => ({ label: alertWords[alert], mark: alert }))

const stackOf = (label: string, counts: StateCounts | null): Stack => ({
  label,
  values: alerts.map((alert) => (counts ? counts[alert] : 'suppressed')),
})

/** What of a report is drawn: the split over the states, the return rate, and the contacts with their band. */
export function Charts({ figures }: { figures: Figures }) {
  const { lmc, trend, normalising } = figures
  const as_at = weekWords(figures.week_of).replace('Week', 'week')
  const times = trend.map(({ week_of }) => shortDay(day(week_of)).replace(/ \d{4}$/, ''))
  const band = normalising.band && {
    label: 'the area’s own usual range',
    low: trend.map(() => normalising.band?.low ?? null),
    high: trend.map(() => normalising.band?.high ?? null),
  }
  return (
    <>
      <StackedBars
        title="How practices divide over the four states"
        base={{ of: returnedSaid(lmc), as_at }}
        method={`Declared by the practice; computed from its figures${lmc.computed_from === null ? '' : ` by ${count(lmc.computed_from, 'practice')}`}.`}
        unit="practices"
        parts={parts}
        stacks={[stackOf('Declared', lmc.declared), stackOf('Computed', lmc.computed)]}
      />
      <Lines
        title="Practices that returned, over thirteen weeks"
        base={{ of: 'practices open and in scope each week', as_at: `to the ${as_at}` }}
        unit="per cent of practices in scope"
        times={times}
        from_zero
        lines={[
          {
            label: 'Returned',
            values: trend.map(({ returned, practices }) =>
              practices === null || practices === 0
                ? null
                : returned === null
                  ? 'suppressed'
                  : (returned / practices) * 100,
            ),
          },
        ]}
      />
      <Lines
        title={`Clinical contacts for each 1,000 patients on the day counted`}
        base={{ of: basedOn(lmc.contacts_from).replace(/\.$/, '') || 'held back', as_at: `to the ${as_at}` }}
        unit="contacts for each 1,000 patients"
        times={times}
        lines={[
          {
            label: 'Contacts',
            values: trend.map(({ contacts_per_1000, practices }) =>
              practices === null ? null : (contacts_per_1000 ?? 'suppressed'),
            ),
          },
        ]}
        {...(band ? { band } : {})}
      />
    </>
  )
}
