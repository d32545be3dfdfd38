import type { Frame } from '../../../../platform/routes.ts'
import { isDuring, londonTime, plainDay, londonDay, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { ButtonLink, PostButton } from '../../../../ui/links.tsx'
import { Columns, Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import type { AccountLink } from '../../account-links/reads.ts'
import { ContactPoints } from '../../contact-points/pages.tsx'
import { canBeUndone } from '../../merges/rules.ts'
import { nominationPurposes } from '../../nominations/rules.ts'
import { Posts } from '../../posts/holdings/pages.tsx'
import { previewPost } from '../../posts/pages.tsx'
import { postLabel, postMovePast, spanWords } from '../../posts/rules.ts'
import { Standings } from '../../standings/pages.tsx'
import { fullName, sources } from '../rules.ts'
import { previewNamed } from '../sheets/pages.tsx'
import type { PersonWhole } from './reads.ts'

export type PersonPageProps = PersonWhole & {
  frame: Frame
  on: Temporal.PlainDate
  now: Temporal.Instant
  link: AccountLink
  may_change: boolean
  may_merge: boolean
  refusal?: string
}

const Account = ({ person, link, may_change }: Pick<PersonPageProps, 'person' | 'link' | 'may_change'>) => (
  <>
    {link.name ?? 'None'}
    {may_change && link.name && <PostButton action={`/people/${person.id}/account/ending`}>Not theirs</PostButton>}
    {may_change &&
      link.open.map(({ id, name, email }) => (
        <PostButton action={`/people/${person.id}/account`} hidden={{ account_id: id }}>
          Link the account of {name}, {email}
        </PostButton>
      ))}
  </>
)

export const PersonPage = (props: PersonPageProps) => {
  const { frame, person, on, reached, moves, standings, nominations, merges, link, may_change, may_merge } = props
  const known = may_change && person.erased_at === null
  return (
    <Office
      frame={frame}
      title={person.name}
      errors={Boolean(props.refusal)}
      breadcrumbs={[{ label: 'People', href: '/people' }]}
      head={
        <PageHead
          kind="Person"
          title={fullName(person)}
          tags={person.erased_at && <Tag kind="closed">Erased</Tag>}
          about={person.gmc_number && `GMC number ${person.gmc_number}`}
          actions={
            known && (
              <>
                <ButtonLink href={`/people/${person.id}/change`}>Change name or number</ButtonLink>
                {may_merge && <ButtonLink href={`/people/${person.id}/doubles`}>The same as …</ButtonLink>}
              </>
            )
          }
        />
      }
    >
      <ErrorSummary refusal={props.refusal} />
      {person.erased_at && (
        <Notice title={`Erased on ${plainDay(londonDay(person.erased_at))}.`}>
          The posts are kept, because what the LMC decided then rests on who held them.
        </Notice>
      )}
      <Columns kind="main-and-side">
        <div>
          <Posts person_id={person.id} posts={props.posts} on={on} may_change={known} />
          <Panel title="History">
            <Timeline
              empty="Nothing was done yet."
              entries={[
                ...merges.map(({ id, gone_name, merged_at, merged_by, undone_at }) => ({
                  at: merged_at.toString(),
                  when: londonTime(merged_at),
                  what: `Merged with ${gone_name}`,
                  detail: undone_at ? (
                    'Undone since.'
                  ) : may_merge && canBeUndone(merged_at, undone_at, props.now) ? (
                    <a href={`/merges/${id}/undoing`}>Undo</a>
                  ) : (
                    ''
                  ),
                  by: merged_by,
                })),
                ...moves.map(({ kind, place_name, move, made_at, made_by, is_own, words }) => ({
                  at: made_at.toString(),
                  when: londonTime(made_at),
                  what: `${postMovePast(move)}: ${postLabel(kind)}, ${place_name}`,
                  detail: is_own ? 'By the practice itself.' : words,
                  by: made_by,
                })),
              ].toSorted((one, other) => other.at.localeCompare(one.at))}
            />
          </Panel>
        </div>
        <div>
          <ContactPoints person_id={person.id} reached={reached} may_change={known} />
          <Panel title="Nominated for" note="by their practice">
            {nominations.length === 0 && <p class="empty">Nothing.</p>}
            <ul class="notes">
              {nominations.map(({ purpose, ods_code, practice_name, during, is_there }) => (
                <li>
                  {nominationPurposes[purpose]}, <a href={`/practices/${ods_code}`}>{practice_name}</a>{' '}
                  <span class="note">{spanWords(during)}</span>
                  {isDuring(during, on) && !is_there && <Tag kind="amber">Holds no post there</Tag>}
                </li>
              ))}
            </ul>
          </Panel>
          <Standings person_id={person.id} standings={standings} on={on} may_change={known} />
          <Panel title="Facts">
            <SummaryList
              rows={[
                { label: 'Account', value: <Account person={person} link={link} may_change={known} /> },
                {
                  label: 'Known since',
                  value: plainDay(londonDay(person.made_at)),
                  note: `${sources[person.source]}, ${person.made_by}`,
                },
              ]}
            />
          </Panel>
        </div>
      </Columns>
    </Office>
  )
}

const at = Temporal.Instant.from('2026-11-02T09:00:00Z')
export const previewWhole: PersonPageProps = {
  frame: previewFrame,
  on: Temporal.PlainDate.from('2026-11-21'),
  now: at,
  link: { name: null, open: [{ id: '0' as Id<'account'>, name: 'Amara Ashpole', email: 'amara@elm.example' }] },
  may_change: true,
  may_merge: true,
  person: {
    ...previewNamed,
    office_id: '0' as Id<'office'>,
    given_names: 'Amara',
    family_name: 'Ashpole',
    gmc_number: '9012345',
    lmc_ids: [],
    account_id: null,
    source: 'typed',
    made_at: at,
    made_by: 'Ruth Okafor',
    erased_at: null,
    seen: '',
  },
  reached: [],
  posts: [],
  moves: [],
  standings: [],
  nominations: [],
  merges: [],
}
const email = { id: '0' as Id<'contact_point'>, kind: 'email', purpose: 'work', source: 'typed', made_at: at } as const

export const previews = {
  'known hardly': () => <PersonPage {...previewWhole} />,
  'known well': () => (
    <PersonPage
      {...previewWhole}
      refusal="That account is somebody else’s already."
      posts={[previewPost, { ...previewPost, kind: 'trainee', is_main_workplace: false, state: 'waiting' }]}
      reached={[{ ...email, value: 'amara@elm.example', state: 'bouncing', unsubscribed: ['bulletin'] }]}
      moves={[
        {
          kind: 'locum',
          place_name: 'Elm Surgery',
          move: 'add',
          made_at: at,
          made_by: 'Jo Bright',
          is_own: true,
          words: '',
        },
      ]}
      merges={[
        { id: '0' as Id<'merge'>, gone_name: 'A Ashpole', merged_at: at, merged_by: 'Ruth Okafor', undone_at: null },
      ]}
    />
  ),
}
