import type { Child } from 'hono/jsx'
import type { Frame } from '../../../platform/routes.ts'
import { plainDay } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PlainPage } from '../../../ui/layout.tsx'
import { Button } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { alertWords, type Alert } from '../returns/rules.ts'
import { standingWords, type AskedReturn } from '../returns/standings/rules.ts'
import { usualSetting } from '../settings/rules.ts'
import { KeptAsItWas, ReturnQuestions, type Typed } from './questions/pages.tsx'

/** Around a return: the frame of whoever is signed in, or the LMC's own for whoever came by a mailed link. */
export type Around = {
  readonly frame: Frame | null
  readonly lmc_name: string
  readonly hue: number
  readonly practice_name: string
  /** Where the way back leads; nowhere for whoever came by a link. */
  readonly back?: { readonly label: string; readonly href: string }
}

export const ReturnFrame = (props: { around: Around; title: string; errors?: boolean; children: Child }) => {
  const { frame, lmc_name, hue, practice_name, back } = props.around
  const page = { title: props.title, service_name: practice_name, errors: props.errors, ...(back && { back }) }
  return frame ? (
    <Plain {...page} frame={frame}>
      {props.children}
    </Plain>
  ) : (
    <PlainPage {...page} lmc_name={lmc_name} hue={hue}>
      {props.children}
    </PlainPage>
  )
}

export type ReturnPageProps = Typed & {
  around: Around
  address: string
  asked: AskedReturn
  on: Temporal.PlainDate
  standing: 'open' | 'late'
  is_short: boolean
  /** It was put in already, and this changes it. */
  is_change: boolean
  /** What was said last, in whichever earlier week. */
  last: { readonly week_of: Temporal.PlainDate; readonly alert: Alert } | undefined
  /** Said first: that the link was for another week. */
  notice?: Child
}

const LastTime = ({ last, address, is_short, asked, on, raw }: ReturnPageProps) => {
  if (!last) return null
  if (is_short)
    return (
      <Notice title={`As you said for the week of ${plainDay(last.week_of)}:`}>
        <Tag kind={last.alert}>{alertWords[last.alert]}</Tag>
        <KeptAsItWas {...{ asked, on, raw }} />
        That is sent again as it was, and no comment. <a href={`${address}?form=whole`}>Something else changed</a>
      </Notice>
    )
  return (
    <p>
      For the week of {plainDay(last.week_of)} you said <Tag kind={last.alert}>{alertWords[last.alert]}</Tag>.{' '}
      <a href={`${address}?form=numbers`}>Nothing but the numbers changed</a>
    </p>
  )
}

export const ReturnPage = (props: ReturnPageProps) => {
  const { around, address, asked, standing, is_short, is_change, notice, ...typed } = props
  const { errors, doubts, tick } = typed
  const has_errors = Boolean(errors) || Boolean(tick)
  return (
    <ReturnFrame around={around} title="Weekly return" errors={has_errors}>
      <ErrorSummary
        errors={{ ...doubts, ...errors }}
        {...(!errors && tick && { title: 'Please look at these numbers again' })}
      />
      {notice}
      <h1>{is_change ? 'Change your return' : 'How hard pressed are you?'}</h1>
      <p>
        {around.practice_name}, week of {plainDay(asked.week_of)}. {is_short ? 'One minute' : 'Three minutes'}. Leave
        blank what isn’t known.
      </p>
      {standing === 'late' ? (
        <Notice kind="warning" title="This week has closed.">
          {standingWords(asked, standing)}
        </Notice>
      ) : (
        <p class="note">{standingWords(asked, standing)}</p>
      )}
      {!is_change && <LastTime {...props} />}
      <form method="post" action={address} novalidate>
        <ReturnQuestions {...typed} asked={asked} is_short={is_short} />
        <Button>Send the return</Button>
      </form>
    </ReturnFrame>
  )
}

/** No return can be put in; why, and what to do instead. */
export const NoReturnPage = ({ around, words, children }: { around: Around; words: string; children?: Child }) => (
  <ReturnFrame around={around} title="Weekly return">
    <h1>Weekly return</h1>
    <p>{words}</p>
    {children}
  </ReturnFrame>
)

export const previewAround: Around = { frame: previewFrame, lmc_name: '', hue: 168, practice_name: 'Elm Surgery' }
const monday = Temporal.PlainDate.from('2026-11-16')
export const previewAsked: AskedReturn = {
  lmc_id: '0' as AskedReturn['lmc_id'],
  practice_id: '0' as AskedReturn['practice_id'],
  week_of: monday,
  setting: {
    ...usualSetting,
    is_collecting: true,
    own_questions: [{ key: 'own_1', label: 'Is the telephone queue longer than 20 minutes?', kind: 'yes_no' }],
  },
  holidayOn: () => undefined,
  reference_on: monday,
  practice: { name: 'Elm Surgery', list_size: 8412 },
}
const whole = {
  around: previewAround,
  address: '/our-returns/Q90001/2026-11-16',
  asked: previewAsked,
  on: monday,
  standing: 'open',
  is_short: false,
  is_change: false,
  pressed: '0',
  raw: { list_size: ['8412'], gps_present: ['4'], nurses_present: ['3'], sessions_planned: ['31'] },
  last: { week_of: monday.subtract({ weeks: 1 }), alert: 'amber' },
} as const satisfies ReturnPageProps

export const previews = {
  'to fill in': () => <ReturnPage {...whole} />,
  'only the numbers': () => <ReturnPage {...whole} is_short raw={{ ...whole.raw, own_1: ['yes'] }} />,
  'by a link, late, by group': () => (
    <ReturnPage
      {...whole}
      around={{ ...previewAround, frame: null, lmc_name: 'Wealdshire LMC' }}
      asked={{ ...previewAsked, setting: { ...previewAsked.setting, contacts_asked: 'by_group' } }}
      standing="late"
      last={undefined}
      notice={<Notice title="This link is for last week." />}
    />
  ),
  mistaken: () => (
    <ReturnPage
      {...whole}
      raw={{ ...whole.raw, contacts: ['lots'] }}
      errors={{
        alert: 'Select the practice’s state this week',
        contacts:
          'Clinical contacts on Monday 16 November: enter a whole number from 0 to 99,999, or leave it blank if it isn’t known',
      }}
    />
  ),
  doubted: () => (
    <ReturnPage
      {...whole}
      raw={{ ...whole.raw, alert: ['red'], contacts: ['2120'] }}
      doubts={{ contacts: 'Is this right? 2,120 contacts is more than three times your usual 214.' }}
      tick="contacts 2120"
    />
  ),
  'nothing to send': () => <NoReturnPage around={previewAround} words={standingWords(previewAsked, 'no_return')} />,
}
