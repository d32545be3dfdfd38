import { londonTime, plainDay, thousands } from '../../../../platform/values.ts'
import { ButtonLink } from '../../../../ui/links.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { SummaryList, type SummaryRow } from '../../../../ui/summary-list.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { returnForm, type QuestionName, type Questioned } from '../../returns/forms.ts'
import type { ReturnKept } from '../../returns/reads.ts'
import { alertWords, type ReturnAnswers } from '../../returns/rules.ts'
import { canBePutIn, standingWords, type AskedReturn, type Standing } from '../../returns/standings/rules.ts'
import { Trend, previewWeeks, type TrendProps } from '../../trends/pages.tsx'
import { previewAround, previewAsked, ReturnFrame, type Around } from '../pages.tsx'

type Answer = string | number | boolean | null | undefined

/** An answer as people read it; nothing of it where it isn't known. */
export const answerWords = (answer: Answer): string | null => {
  if (typeof answer === 'number') return thousands(answer)
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No'
  return answer || null
}

/** Every question asked, with its label and what was answered. */
export function answeredQuestions(asked: Questioned, on: Temporal.PlainDate, answers: ReturnAnswers) {
  const { pressed: _pressed, sure: _sure, alert: _alert, ...form } = returnForm(asked, on)
  const { own_answers, ...rest } = answers
  const given: Readonly<Record<string, Answer>> = { ...rest, ...own_answers }
  return (Object.keys(form) as Exclude<QuestionName, 'alert'>[]).flatMap((name) =>
    form[name].label === '' ? [] : [{ name, label: form[name].label.replace(' (optional)', ''), answer: given[name] }],
  )
}

export type ReceiptPageProps = {
  around: Around
  address: string
  asked: AskedReturn
  standing: Standing
  kept: ReturnKept
  trend: TrendProps
  /** Whether it was put in just now, and if so whether too late. */
  said: 'thanks' | 'late' | undefined
}

const Said = ({ said, kept }: Pick<ReceiptPageProps, 'said' | 'kept'>) => {
  if (said === 'thanks') return <Notice kind="good">It is with your LMC.</Notice>
  if (said !== 'late') return null
  return kept.is_late ? (
    <Notice kind="warning">It is kept and marked late, because the week had closed. It counts in no report.</Notice>
  ) : (
    <Notice kind="warning">
      Your change is kept and marked late, because the week had closed. What you sent in time stands, and is below.
    </Notice>
  )
}

/** What was sent, until when it can be changed, and the practice's own weeks. */
export const ReceiptPage = ({ around, address, asked, standing, kept, trend, said }: ReceiptPageProps) => {
  const rows: readonly SummaryRow[] = [
    { label: 'State', value: <Tag kind={kept.alert}>{alertWords[kept.alert]}</Tag> },
    ...answeredQuestions(asked.setting, kept.reference_on, kept).map(({ label, answer }) => ({
      label,
      value: answerWords(answer),
    })),
  ]
  return (
    <ReturnFrame around={around} title={said ? 'Thank you' : 'Your return'}>
      <Said said={said} kept={kept} />
      <h1>{said ? 'Thank you' : `Your return for the week of ${plainDay(kept.week_of)}`}</h1>
      <p>
        {around.practice_name}, week of {plainDay(kept.week_of)}.{' '}
        {canBePutIn(standing) && standing === 'open' ? standingWords(asked, standing, true) : 'The week has closed.'}
      </p>
      {canBePutIn(standing) && <ButtonLink href={`${address}?form=whole`}>Change it</ButtonLink>}
      <Trend {...trend} />
      <h2>What you sent</h2>
      <SummaryList rows={rows} />
      <p class="note">
        Sent by {kept.submitted_by} at {londonTime(kept.submitted_at)}
        {kept.versions > 1 && `, put in ${kept.versions} times; all are kept`}
        {kept.is_late && ', after the week had closed'}. Only your LMC’s office sees it: what is published is sums of
        many practices.
      </p>
    </ReturnFrame>
  )
}

export const previewKept: ReturnKept = {
  id: '0' as ReturnKept['id'],
  week_of: previewAsked.week_of,
  reference_on: previewAsked.week_of,
  alert: 'red',
  list_size: 8412,
  contacts: 226,
  gp_contacts: null,
  nurse_contacts: null,
  other_contacts: null,
  gps_present: 4,
  nurses_present: 3,
  others_present: null,
  sessions_planned: 31,
  sessions_lost: 5,
  longest_wait_days: 14,
  comment: 'Two doctors away until Christmas.',
  own_answers: { own_1: true },
  versions: 2,
  is_late: false,
  submitted_at: Temporal.Instant.from('2026-11-17T10:04:00Z'),
  submitted_by: 'Jo Bright',
}
const whole = {
  around: previewAround,
  address: '/our-returns/Q90001/2026-11-16',
  asked: previewAsked,
  standing: 'open',
  kept: previewKept,
  trend: { weeks: previewWeeks, now: previewKept, smallest_cell: 5 },
  said: 'thanks',
} as const satisfies ReceiptPageProps

export const previews = {
  thanks: () => <ReceiptPage {...whole} />,
  'late, the first': () => (
    <ReceiptPage
      {...whole}
      around={{ ...previewAround, frame: null, lmc_name: 'Wealdshire LMC' }}
      standing="late"
      said="late"
      kept={{ ...previewKept, is_late: true, versions: 1, comment: '' }}
      trend={{ weeks: [], now: previewKept, smallest_cell: 5 }}
    />
  ),
  'long closed': () => <ReceiptPage {...whole} standing="ended" said={undefined} />,
}
