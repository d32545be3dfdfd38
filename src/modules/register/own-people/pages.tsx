import type { Child } from 'hono/jsx'
import type { Frame } from '../../../platform/routes.ts'
import { londonDay, plainDay, shortDay, type Id } from '../../../platform/values.ts'
import { ButtonLink, PostButton } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Answering, type Answers } from '../own-answers/pages.tsx'
import { fullName } from '../people/rules.ts'
import type { Holder } from '../posts/reads.ts'
import { postLabel, spanWords } from '../posts/rules.ts'
import type { Declined, OwnPracticeNamed } from './reads.ts'

export type Framed = { frame: Frame; practice: Pick<OwnPracticeNamed, 'ods_code' | 'name'> }

export const OwnFrame = (
  props: Framed & { title: string; errors?: boolean; back?: { label: string; href: string }; children: Child },
) => (
  <Plain
    frame={props.frame}
    title={props.title}
    service_name={props.practice.name}
    back={props.back ?? { label: 'What wants you', href: '/what-wants-you' }}
    errors={props.errors}
  >
    {props.children}
  </Plain>
)

export const backToPeople = ({ ods_code }: Pick<OwnPracticeNamed, 'ods_code'>) => ({
  label: 'Your people',
  href: `/our-people/${ods_code}`,
})

export type OwnPeoplePageProps = Framed & {
  people: readonly Holder[]
  /** Who begins another day. */
  coming: readonly Holder[]
  /** What the office said no to lately. */
  declined: readonly Declined[]
  answers: Answers
  confirmed: { readonly confirmed_at: Temporal.Instant; readonly confirmed_by: string } | undefined
  /** Asked to confirm the list now. */
  is_asked: boolean
  /** Reading is for everybody there; changing for whoever administers the practice. */
  may_change: boolean
  said?: string | undefined
}

export const OwnPeoplePage = (props: OwnPeoplePageProps) => {
  const { frame, practice, people, coming, declined, answers, confirmed, is_asked, may_change, said } = props
  const address = `/our-people/${practice.ods_code}`
  return (
    <OwnFrame frame={frame} practice={practice} title="Your people">
      {said && <Notice kind="good">{said}</Notice>}
      <h1>Your people</h1>
      <p>
        {is_asked && may_change
          ? 'Is this everybody, and has nobody left? Put right what isn’t, then say so below.'
          : 'Who works at your practice, as the LMC knows it.'}
      </p>
      {declined.map(({ title, name, kind, words }) => (
        <Notice title={`The LMC said no to ${fullName({ title, name })}, ${postLabel(kind)}.`}>{words}</Notice>
      ))}
      {people.length === 0 && <p class="empty">Nobody is on your list yet.</p>}
      <ul class="work-list">
        {people.map((post) => (
          <li>
            <span>
              <strong>{fullName(post)}</strong>
              <span class="note">
                {postLabel(post.kind)}
                {post.during.from && ` since ${shortDay(post.during.from)}`}
                {post.during.until && `, until ${shortDay(post.during.until.subtract({ days: 1 }))}`}
              </span>
            </span>
            {post.state === 'waiting' && <Tag kind="waiting">Waits for the LMC</Tag>}
            {may_change && post.state === 'held' && !post.during.until && (
              <a href={`${address}/posts/${post.post_id}/ending`}>
                <span class="unseen">{post.name} </span>Has left
              </a>
            )}
          </li>
        ))}
        {coming.map((post) => (
          <li>
            <span>
              <strong>{fullName(post)}</strong>
              <span class="note">
                {postLabel(post.kind)} {spanWords(post.during)}
              </span>
            </span>
            <Tag kind="waiting">{post.state === 'waiting' ? 'Waits for the LMC' : 'To come'}</Tag>
          </li>
        ))}
      </ul>
      {may_change && (
        <div class="actions">
          <ButtonLink href={`${address}/additions`}>Add somebody</ButtonLink>
          {is_asked && (
            <PostButton kind="main" action={`${address}/confirmation`}>
              These are our people
            </PostButton>
          )}
        </div>
      )}
      <p class="note">
        {confirmed
          ? `Confirmed on ${plainDay(londonDay(confirmed.confirmed_at))} by ${confirmed.confirmed_by}.`
          : 'Nobody has confirmed this list yet.'}
      </p>
      <Answering address={address} answers={answers} may_change={may_change} />
    </OwnFrame>
  )
}

/** Several practices: a plain choice first. */
export const ChoicePage = ({ frame, practices }: { frame: Frame; practices: readonly OwnPracticeNamed[] }) => (
  <OwnFrame frame={frame} practice={{ ods_code: '', name: '' }} title="Which practice?">
    <h1>Which practice?</h1>
    {practices.length === 0 && <p>Your sign-in isn’t tied to a practice. Ask the office to put it right.</p>}
    <ul class="plain-list">
      {practices.map(({ ods_code, name }) => (
        <li>
          <a href={`/our-people/${ods_code}`}>{name}</a> <span class="note">{ods_code}</span>
        </li>
      ))}
    </ul>
  </OwnFrame>
)

const practice = { ods_code: 'Q90001', name: 'Elm Surgery' }
export const previewHolder: Holder = {
  post_id: '0' as Id<'post'>,
  person_id: '0' as Id<'person'>,
  title: '',
  name: 'Jo Bright',
  kind: 'practice_manager',
  during: { from: Temporal.PlainDate.from('2019-09-02'), until: null },
  state: 'held',
  is_main_workplace: false,
}
const answers: Answers = [
  { purpose: 'weekly_return', names: ['Jo Bright'] },
  { purpose: 'levy', names: [] },
]
const whole = {
  frame: previewFrame,
  practice,
  answers,
  confirmed: undefined,
  is_asked: true,
  may_change: true,
  coming: [],
  declined: [],
}

export const previews = {
  'to confirm': () => (
    <OwnPeoplePage
      {...whole}
      people={[
        previewHolder,
        { ...previewHolder, title: 'Dr', name: 'Amara Ashpole-Featherstonehaugh', kind: 'partner', state: 'waiting' },
      ]}
      coming={[
        {
          ...previewHolder,
          name: 'Leif Underhay',
          kind: 'pharmacist',
          during: { from: Temporal.PlainDate.from('2027-01-04'), until: null },
        },
      ]}
      declined={[{ title: '', name: 'Lou Leaver', kind: 'nurse', words: 'She left in October.' }]}
    />
  ),
  'confirmed, nobody there': () => (
    <OwnPeoplePage
      {...whole}
      people={[]}
      is_asked={false}
      said="Thank you. That’s all until May."
      confirmed={{ confirmed_at: Temporal.Instant.from('2026-11-19T09:00:00Z'), confirmed_by: 'Jo Bright' }}
    />
  ),
  'which practice': () => (
    <ChoicePage
      frame={previewFrame}
      practices={[{ ...practice, lmc_id: '0' as Id<'lmc'>, practice_id: '0' as Id<'practice'> }]}
    />
  ),
}
