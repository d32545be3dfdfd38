import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, counted, figure, thousands } from '../../../platform/values.ts'
import { ActingFor } from '../../../ui/acting.tsx'
import { Bars } from '../../../ui/charts/bars.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { PlainPage } from '../../../ui/layout.tsx'
import { Button, OutsideLink } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { safeWorkingForm } from './forms.ts'
import { doubtsAbout, safeContacts, safeDay, safeWorkingAddress, theRest, type Day, type SafeDay } from './rules.ts'

const guidance =
  'https://www.bma.org.uk/advice-and-support/gp-practices/managing-workload/safe-working-in-general-practice'

const waits = ({ waiting, contacts }: Day, { over, days_to_clear, safe }: SafeDay) => {
  if (waiting === null) return null
  if (waiting === 0) return 'Nobody waits.'
  if (days_to_clear !== null)
    return `${count(days_to_clear, 'working day')} until nobody waits, if the ${figure(safe - contacts)} contacts still safe each day are given to those who do.`
  return over > 0
    ? `It can’t shrink safely: were the ${counted(over, 'contact', 'contacts')} over the limit put on it, it would grow by as many each day.`
    : 'It can’t shrink safely: the day is full.'
}

const Answer = ({ day }: { day: Day }) => {
  const found = safeDay(day)
  const { each, safe, over, per_session, sessions, fits, sessions_needed, gps_needed, per_1000, slots_of_111 } = found
  const title =
    over > 0
      ? `${thousands(over)} of ${count(day.contacts, 'contact')} are over the safe limit`
      : `${count(day.contacts, 'contact')} a day are within the safe limit`
  return (
    <>
      <h2>{title}</h2>
      {doubtsAbout(day).map((doubt) => (
        <Notice title={doubt}>The figures below are reckoned with it as it stands.</Notice>
      ))}
      <Bars
        title={`${figure(each)} for each GP, where ${safeContacts} are safe`}
        unit="contacts a day"
        column="Contacts a day"
        base={{ of: count(day.contacts, 'contact'), as_at: 'a day as you told it' }}
        method={`Safe: ${safeContacts} for each GP. Sessions: 3 hours of consulting in each.`}
        bars={[
          { label: 'You have', value: day.contacts },
          { label: 'Safe', value: safe, mark: 'series-2' },
          { label: 'Sessions hold', value: fits, mark: 'series-3' },
        ]}
      />
      <SummaryList
        rows={[
          {
            label: 'Safe',
            value: `${thousands(safe)} a day`,
            note: `${safeContacts} for each of ${figure(day.gps)} GPs`,
          },
          { label: 'Over', value: over === 0 ? 'None' : `${thousands(over)} a day` },
          {
            label: 'GPs needed',
            value: figure(gps_needed),
            note: `for these contacts to be ${safeContacts} each`,
          },
          {
            label: 'Sessions needed',
            value: thousands(sessions_needed),
            note: `${counted(per_session, 'appointment', 'appointments')} of ${counted(day.minutes, 'minute', 'minutes')} in each; ${figure(sessions)} are worked, and hold ${thousands(fits)}`,
          },
          ...(day.waiting === null ? [] : [{ label: 'The waiting list', value: waits(day, found) }]),
          ...(per_1000 === null
            ? []
            : [
                { label: 'Per 1,000 patients', value: `${figure(per_1000)} contacts a day` },
                {
                  label: 'NHS 111',
                  value: `may book at most ${counted(slots_of_111 ?? 0, 'appointment', 'appointments').toLowerCase()} a day`,
                  note: 'one for each 3,000 patients',
                },
              ]),
        ]}
      />
      {over > 0 && (
        <>
          <h2>What to do with the rest</h2>
          <SummaryList rows={theRest.map(([label, value]) => ({ label, value }))} />
        </>
      )}
    </>
  )
}

export type SafeWorkingPageProps = {
  frame: Frame
  raw: RawOf<typeof safeWorkingForm>
  errors?: ErrorsOf<typeof safeWorkingForm>
  /** What was asked about; left out until all of it can be read. */
  day?: Day
}

export const SafeWorkingPage = ({ frame, raw, errors, day }: SafeWorkingPageProps) => (
  <PlainPage
    title="How many contacts are safe?"
    service_name="Safe working"
    lmc_name={frame.office_name}
    hue={frame.hue}
    errors={Boolean(errors)}
    acting={frame.acting && <ActingFor acting={frame.acting} />}
  >
    <ErrorSummary errors={errors} />
    <h1>How many contacts are safe?</h1>
    <p>For one day of a practice’s GPs. It takes a minute, nobody signs in, and nothing you enter is kept.</p>
    {day && <Answer day={day} />}
    {day && <h2>Reckon again</h2>}
    <form method="get" action={safeWorkingAddress} novalidate>
      <Questions form={safeWorkingForm} raw={raw} errors={errors} />
      <Button>Reckon</Button>
    </form>
    <h2>Where the figures come from</h2>
    <p>
      No more than {safeContacts} contacts a day for a GP, appointments of 15 minutes, and no more than 3 hours of
      consulting in a session of 4 hours 10 minutes: BMA,{' '}
      <OutsideLink href={guidance}>Safe working in general practice</OutsideLink>, which takes {safeContacts} from the
      European Union of General Practitioners (UEMO). One booking by 111 for each 3,000 patients: the contract.
    </p>
    <p>
      It is guidance for planning a day, and no cap. The contract of 2026/27 wants a response on the same day to
      whatever is clinically urgent, and allows no daily limit on requests online.
    </p>
  </PlainPage>
)

const day: Day = { contacts: 135, gps: 4, minutes: 15, sessions: null, waiting: 60, list_size: 9_120 }
const typed = {
  contacts: ['135'],
  gps: ['4'],
  minutes: ['15'],
  sessions: [''],
  waiting: ['60'],
  list_size: ['9120'],
}

export const previews = {
  'not asked yet': () => <SafeWorkingPage frame={previewFrame} raw={{ minutes: ['15'] }} />,
  over: () => <SafeWorkingPage frame={previewFrame} raw={typed} day={day} />,
  'within, and doubted': () => (
    <SafeWorkingPage
      frame={previewFrame}
      raw={{ ...typed, contacts: ['12'], waiting: ['30000'] }}
      day={{ ...day, contacts: 12, waiting: 30_000 }}
    />
  ),
  mistaken: () => (
    <SafeWorkingPage
      frame={previewFrame}
      raw={{ ...typed, contacts: ['lots'] }}
      errors={{ contacts: 'Contacts a day must be a whole number, such as 1' }}
    />
  ),
}
