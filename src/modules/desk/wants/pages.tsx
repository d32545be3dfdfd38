import type { Want } from '../../../platform/module.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, londonDay, plainDay, thousands, type Id } from '../../../platform/values.ts'
import { WantsYou, type Wanted } from '../../../ui/lists.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { said } from '../records/rules.ts'
import type { Done, LetterSent, OwnPractice, Profile } from './reads.ts'
import { dueInWords, handful, headingOf, thingsInWords } from './rules.ts'

type WhatWantsYouPageProps = {
  frame: Frame
  on: Temporal.PlainDate
  practice: OwnPractice
  has_others: boolean
  wants: readonly Want[]
  profile: Profile | undefined
  /** Left out while somebody of the office acts for the practice: they would be their own. */
  own?: { readonly letters: readonly LetterSent[]; readonly done: readonly Done[]; readonly record_href: string }
  /** What else is here for them: our people. */
  links: readonly { readonly label: string; readonly href: string }[]
}

const thing =
  (on: Temporal.PlainDate) =>
  ({ title, minutes, due, href }: Want): Wanted => ({
    href,
    title,
    minutes,
    ...(due && { due: dueInWords(due, on) }),
  })

export const WhatWantsYouPage = (props: WhatWantsYouPageProps) => {
  const { frame, on, practice, has_others, wants, profile, own, links } = props
  const [first, later] = [wants.slice(0, handful), wants.slice(handful)]
  return (
    <Plain title="What wants you" frame={frame} service_name={practice.name}>
      <h1>{headingOf(wants)}</h1>
      {has_others && (
        <p>
          For {practice.name}. <a href="/what-wants-you">Choose another practice</a>
        </p>
      )}
      <WantsYou things={first.map(thing(on))} />
      {later.length > 0 && (
        <details>
          <summary>{count(later.length, 'more thing', 'more things')}, when those are done</summary>
          <WantsYou things={later.map(thing(on))} />
        </details>
      )}
      {links.length > 0 && (
        <ul class="plain-list">
          {links.map(({ label, href }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
      <section>
        <h2>{practice.name}</h2>
        <p>What the official data says of your practice. If something is wrong, tell the office.</p>
        <SummaryList
          rows={[
            { label: 'Code', value: practice.ods_code },
            {
              label: 'Patients',
              value: typeof profile?.list_size === 'number' ? thousands(profile.list_size) : null,
              note: profile?.list_size_on && `counted on ${plainDay(profile.list_size_on)}`,
            },
            { label: 'PCN', value: profile?.pcn_name },
            { label: 'LMC', value: profile?.lmc_name, note: frame.office_name },
            { label: 'MP', value: profile?.mp?.full_title, note: profile?.constituency_name },
          ]}
        />
      </section>
      {own && (
        <section>
          <h2>Letters to you</h2>
          {own.letters.length === 0 ? (
            <p class="that-is-all">None yet.</p>
          ) : (
            <ul class="plain-list">
              {own.letters.map(({ subject, queued_at }) => (
                <li>
                  {subject} <span class="note">{plainDay(londonDay(queued_at))}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {own && (
        <section>
          <h2>What was done lately</h2>
          {own.done.length === 0 ? (
            <p class="that-is-all">Nothing yet.</p>
          ) : (
            <ul class="plain-list">
              {own.done.map(({ what, at, actor }) => (
                <li>
                  {said(what)}{' '}
                  <span class="note">
                    {actor}, {plainDay(londonDay(at))}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <p>
            <a href={own.record_href}>The whole record</a>
          </p>
        </section>
      )}
    </Plain>
  )
}

type ChoosePracticePageProps = {
  frame: Frame
  practices: readonly (OwnPractice & { readonly things: number })[]
}

export const ChoosePracticePage = ({ frame, practices }: ChoosePracticePageProps) => (
  <Plain title="What wants you" frame={frame} service_name="">
    <h1>{practices.length === 0 ? 'Nothing wants you now' : 'Which practice?'}</h1>
    {practices.length === 0 ? (
      <p>Your sign-in isn’t tied to a practice today. Ask the office to put it right.</p>
    ) : (
      <ul class="wants-you">
        {practices.map(({ ods_code, name, things }) => (
          <li>
            <a href={`/what-wants-you?practice=${ods_code}`}>{name}</a>
            <p class="note">
              {ods_code} · {thingsInWords(things)}
            </p>
          </li>
        ))}
      </ul>
    )}
  </Plain>
)

const on = Temporal.PlainDate.from('2026-11-19')
const elm: OwnPractice = { practice_id: '0' as Id<'practice'>, ods_code: 'Y90001', name: 'Elm Surgery' }
const want = (title: string, minutes: number, days: number | null): Want => ({
  practice_id: elm.practice_id,
  title,
  minutes,
  due: days === null ? null : on.add({ days }),
  href: '/our-people/Y90001',
})
const wants = [
  want('Say that these are your people', 2, -3),
  want('This week’s return', 1, 1),
  want('Nominate who answers for the levy', 1, 20),
]
const shown = { frame: { ...previewFrame, voice: 'plain' as const }, on, practice: elm, has_others: false }
const at = Temporal.Instant.from('2026-11-12T08:00:00Z')

export const previews = {
  'three things': () => (
    <WhatWantsYouPage
      {...shown}
      wants={wants}
      profile={undefined}
      own={{
        letters: [{ subject: 'Your levy statement', queued_at: at, state: 'sent' }],
        done: [{ what: 'register.list_confirmed', at, actor: 'Jo Bright' }],
        record_href: '/our-record',
      }}
      links={[{ label: 'Our people', href: '/our-people' }]}
    />
  ),
  'more than a handful, for one of two practices': () => (
    <WhatWantsYouPage {...shown} has_others wants={[...wants, ...wants]} profile={undefined} links={[]} />
  ),
  nothing: () => (
    <WhatWantsYouPage
      {...shown}
      wants={[]}
      profile={undefined}
      own={{ letters: [], done: [], record_href: '/my/record' }}
      links={[]}
    />
  ),
  'which practice': () => (
    <ChoosePracticePage
      frame={previewFrame}
      practices={[
        { ...elm, things: 3 },
        { ...elm, ods_code: 'Y90002', name: 'Beacon Practice', things: 0 },
      ]}
    />
  ),
  'no practice': () => <ChoosePracticePage frame={previewFrame} practices={[]} />,
}
