import { nearDay, plainDay, shortDay } from '../../../platform/values.ts'
import { Lines } from '../../../ui/charts/lines.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { alertWords, type Alert } from '../returns/rules.ts'
import { bandOf, per1000, type TrendWeek } from './rules.ts'

export type TrendProps = {
  /** Closed weeks, the latest first. */
  weeks: readonly TrendWeek[]
  /** What was put in for the week that is still open. */
  now?: Pick<TrendWeek, 'week_of' | 'alert' | 'contacts' | 'list_size'> | undefined
  smallest_cell: number
}

const State = ({ alert }: { alert: Alert | null }) =>
  alert ? <Tag kind={alert}>{alertWords[alert]}</Tag> : <span class="note">No return in time</span>

/** A practice's own weeks beside those of practices of like size; it sees them before anybody sees this week's picture. */
export const Trend = ({ weeks, now, smallest_cell }: TrendProps) => {
  const band = bandOf(weeks, smallest_cell)
  const shown = [...(now ? [{ ...now, bands: [] }] : []), ...weeks]
  const drawn = shown.toReversed()
  const figures = drawn.map(per1000)
  const spread = [...(now ? [null] : []), ...(band?.weeks ?? weeks.map(() => null))].toReversed()
  const [first, last] = [drawn[0], drawn.at(-1)]
  return (
    <>
      <h2>Your own weeks</h2>
      {!first || !last || shown.length < 2 ? (
        <p>Next week this shows how your weeks compare.</p>
      ) : (
        <>
          <ul class="work-list">
            {shown.slice(0, 6).map(({ week_of, alert, contacts }) => (
              <li>
                <span>
                  Week of {nearDay(week_of)}
                  {alert && (
                    <span class="note">{contacts === null ? 'Contacts not known' : `${contacts} contacts`}</span>
                  )}
                </span>
                <State alert={alert} />
              </li>
            ))}
          </ul>
          {figures.some((figure) => figure !== null) && (
            <Lines
              title="Your contacts for each 1,000 patients"
              unit="contacts on the day that is counted, for each 1,000 registered patients"
              base={{
                of: 'your own returns',
                as_at: `weeks from ${plainDay(first.week_of)} to ${plainDay(last.week_of)}`,
              }}
              method={
                band
                  ? `The band is where the middle half of your LMC’s practices within ${band.within * 100}% of your list size lay, in weeks that are closed.`
                  : `How practices of like size fared is held back: fewer than ${smallest_cell} of them gave their contacts.`
              }
              times={drawn.map(({ week_of }) => shortDay(week_of))}
              lines={[{ label: 'You', values: figures }]}
              {...(band && {
                band: {
                  label: 'practices of like size',
                  low: spread.map((week) => week?.low ?? null),
                  high: spread.map((week) => week?.high ?? null),
                },
              })}
            />
          )}
        </>
      )}
    </>
  )
}

const monday = Temporal.PlainDate.from('2026-11-09')
export const previewWeeks: readonly TrendWeek[] = (['amber', 'red', null, 'amber', 'green', 'amber'] as const).map(
  (alert, at) => ({
    week_of: monday.subtract({ weeks: at }),
    alert,
    contacts: alert ? 214 - 6 * at : null,
    list_size: 8412,
    bands: [
      { practices: 9 - at, low: 19 + (at % 3), high: 27 + (at % 2) },
      { practices: 18, low: 18, high: 29 },
    ],
  }),
)

const TrendPage = (props: TrendProps) => (
  <Plain frame={previewFrame} title="Your own weeks" service_name="Elm Surgery">
    <h1>Elm Surgery</h1>
    <Trend {...props} />
  </Plain>
)

export const previews = {
  'with a band': () => <TrendPage weeks={previewWeeks} smallest_cell={5} />,
  'held back': () => <TrendPage weeks={previewWeeks} smallest_cell={50} />,
  'the first week': () => (
    <TrendPage
      weeks={[]}
      now={{ week_of: monday.add({ weeks: 1 }), alert: 'amber', contacts: 212, list_size: 8412 }}
      smallest_cell={5}
    />
  ),
}
