import type { Frame } from '../../../platform/routes.ts'
import { plainDay, type Id } from '../../../platform/values.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { ReturnKept } from '../returns/reads.ts'
import { alertWords } from '../returns/rules.ts'
import { canBePutIn, standingWords, type AskedReturn, type Standing } from '../returns/standings/rules.ts'
import { previewAsked } from '../sendings/pages.tsx'
import { previewKept } from '../sendings/receipts/pages.tsx'
import { Trend, previewWeeks, type TrendProps } from '../trends/pages.tsx'
import type { OwnPractice } from './reads.ts'

const back = { label: 'What wants you', href: '/what-wants-you' }

export type OwnReturnsPageProps = {
  frame: Frame
  practice: Pick<OwnPractice, 'ods_code' | 'name'>
  /** This week's. */
  asked: AskedReturn
  standing: Standing
  kept: ReturnKept | undefined
  returns: readonly ReturnKept[]
  trend: TrendProps
}

export const OwnReturnsPage = ({ frame, practice, asked, standing, kept, returns, trend }: OwnReturnsPageProps) => {
  const address = `/our-returns/${practice.ods_code}`
  const this_week = `${address}/${asked.week_of.toString()}`
  return (
    <Plain frame={frame} title="Weekly returns" service_name={practice.name} back={back}>
      <h1>Weekly returns</h1>
      <h2>This week</h2>
      {kept && (
        <p>
          You sent <Tag kind={kept.alert}>{alertWords[kept.alert]}</Tag>.
        </p>
      )}
      <p>{standingWords(asked, standing, kept !== undefined)}</p>
      {kept ? (
        <ButtonLink href={this_week}>See what you sent</ButtonLink>
      ) : (
        canBePutIn(standing) && (
          <ButtonLink kind="main" href={this_week}>
            Send this week’s return
          </ButtonLink>
        )
      )}
      <Trend {...trend} />
      <h2>What you sent</h2>
      {returns.length === 0 ? (
        <p class="empty">You haven’t sent a return yet.</p>
      ) : (
        <ul class="work-list">
          {returns.map(({ week_of, alert, is_late }) => (
            <li>
              <span>
                <a href={`${address}/${week_of.toString()}`}>Week of {plainDay(week_of)}</a>
                {is_late && <span class="note">late: kept, and in no report</span>}
              </span>
              <Tag kind={alert}>{alertWords[alert]}</Tag>
            </li>
          ))}
        </ul>
      )}
      <h2>More</h2>
      <ul class="plain-list">
        <li>
          <a href={`${address}/workforce`}>How many GPs you have</a>
        </li>
        <li>
          <a href={`/our-asks/${practice.ods_code}`}>What was asked for you</a>
        </li>
      </ul>
    </Plain>
  )
}

/** Several practices: a plain choice first. */
export const WhichPracticePage = ({ frame, practices }: { frame: Frame; practices: readonly OwnPractice[] }) => (
  <Plain frame={frame} title="Which practice?" service_name="Weekly returns" back={back}>
    <h1>Which practice?</h1>
    {practices.length === 0 && <p>Your sign-in isn’t tied to a practice. Ask the office to put it right.</p>}
    <ul class="plain-list">
      {practices.map(({ ods_code, name }) => (
        <li>
          <a href={`/our-returns/${ods_code}`}>{name}</a> <span class="note">{ods_code}</span>
        </li>
      ))}
    </ul>
  </Plain>
)

const practice: OwnPractice = {
  lmc_id: '0' as Id<'lmc'>,
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'Elm Surgery',
}
const weeks = { weeks: previewWeeks, smallest_cell: 5 }

export const previews = {
  'to send': () => (
    <OwnReturnsPage
      frame={previewFrame}
      practice={practice}
      asked={previewAsked}
      standing="open"
      kept={undefined}
      returns={[
        { ...previewKept, week_of: previewKept.week_of.subtract({ weeks: 1 }), is_late: true },
        { ...previewKept, week_of: previewKept.week_of.subtract({ weeks: 2 }), alert: 'amber' },
      ]}
      trend={weeks}
    />
  ),
  sent: () => (
    <OwnReturnsPage
      frame={previewFrame}
      practice={{
        ...practice,
        name: 'The Old Maltings and Riverside Family Practice with Beacon Hill Branch, Wealdbridge',
      }}
      asked={previewAsked}
      standing="open"
      kept={previewKept}
      returns={[previewKept]}
      trend={{ ...weeks, now: previewKept }}
    />
  ),
  'none yet': () => (
    <OwnReturnsPage
      frame={previewFrame}
      practice={practice}
      asked={previewAsked}
      standing="not_collecting"
      kept={undefined}
      returns={[]}
      trend={{ weeks: [], smallest_cell: 5 }}
    />
  ),
  'which practice': () => (
    <WhichPracticePage
      frame={previewFrame}
      practices={[practice, { ...practice, ods_code: 'Q90002', name: 'Tollgate Surgery' }]}
    />
  ),
}
