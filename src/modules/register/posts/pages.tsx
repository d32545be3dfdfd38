import type { ErrorsOf, Form, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { rangeText, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { Question, Questions } from '../../../ui/form.tsx'
import { Hidden } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { PersonSheet, previewNamed, type Named } from '../people/sheets/pages.tsx'
import { correctForm, endForm, newPostForm, placeWords, transferForm } from './forms.ts'
import type { PlaceChoice } from './places/reads.ts'
import type { Post } from './reads.ts'
import { placeKindOf, placeKinds, postLabel, spanWords, type PlaceKind } from './rules.ts'

export const PostWords = ({ post }: { post: Pick<Post, 'kind' | 'ods_code' | 'place_name' | 'body_id'> }) => (
  <>
    {postLabel(post.kind)},{' '}
    {post.ods_code ? (
      <a href={`/practices/${post.ods_code}`}>{post.place_name}</a>
    ) : post.body_id ? (
      <a href={`/bodies/${post.body_id}`}>{post.place_name}</a>
    ) : (
      post.place_name
    )}
  </>
)

type Given = {
  frame: Frame
  person: Named
  raw?: RawOf<Form> | undefined
  errors?: ErrorsOf<Form> | undefined
  refusal?: string | undefined
}

/** A place is typed where there are many, and chosen from a list where there are few. */
const Where = ({
  at,
  choices,
  raw,
  error,
}: {
  at: PlaceKind
  choices: readonly PlaceChoice[]
  raw?: string | undefined
  error?: string | undefined
}) =>
  at === 'practice' ? (
    <Question name="where" field={newPostForm(at).where} raw={raw === undefined ? [] : [raw]} error={error} />
  ) : (
    <SelectField
      name="where"
      label={placeWords[at].label}
      {...(choices.length === 1 ? {} : { none: '' })}
      value={raw}
      error={error}
      options={choices}
    />
  )

type NewPostPageProps = Given & { at: PlaceKind; choices: readonly PlaceChoice[] }

export const NewPostPage = ({ frame, person, at, choices, raw, errors, refusal }: NewPostPageProps) => {
  const { kind, from, last_on, main_workplace } = newPostForm(at)
  const href = (place: string) => `/people/${person.id}/posts/new?at=${place}`
  const tabs = Object.entries(placeKinds).map(([place, label]) => ({ label, href: href(place), current: place === at }))
  return (
    <PersonSheet
      {...{ frame, person, errors, refusal }}
      title="Add a post"
      action={`/people/${person.id}/posts`}
      button="Add the post"
      before={<Tabs label="Where the post is held" tabs={tabs} />}
    >
      <Hidden values={{ at }} />
      <Question name="kind" field={kind} raw={raw?.kind} error={errors?.kind} />
      <Where at={at} choices={choices} raw={raw?.where?.[0]} error={errors?.where} />
      <Questions form={{ from, last_on }} raw={raw} errors={errors} />
      {(at === 'practice' || at === 'area') && (
        <Question name="main_workplace" field={main_workplace} raw={raw?.main_workplace} />
      )}
    </PersonSheet>
  )
}

export type PostSheetProps = Given & { post: Post }

const inWords = (post: Post) => `${postLabel(post.kind)}, ${post.place_name}, ${spanWords(post.during)}`
const parts = (day: Temporal.PlainDate | null | undefined) =>
  day ? [String(day.day), String(day.month), String(day.year)] : []
const lastDay = ({ during }: Post) => during.until?.subtract({ days: 1 })

export const EndPostPage = ({ frame, person, post, raw, errors, refusal }: PostSheetProps) => (
  <PersonSheet
    {...{ frame, person, errors, refusal }}
    title="End a post"
    about={inWords(post)}
    action={`/posts/${post.id}/ending`}
    button="End the post"
  >
    <Question
      name="last_on"
      field={endForm.last_on}
      raw={raw?.last_on ?? parts(lastDay(post))}
      error={errors?.last_on}
    />
    <Hidden values={{ seen: rangeText(post.during) }} />
  </PersonSheet>
)

export const CorrectPostPage = ({ frame, person, post, raw, errors, refusal }: PostSheetProps) => {
  const { from, last_on, main_workplace } = correctForm
  return (
    <PersonSheet
      {...{ frame, person, errors, refusal }}
      title="Put a post right"
      about={inWords(post)}
      action={`/posts/${post.id}/days`}
      button="Keep"
    >
      <Question name="from" field={from} raw={raw?.from ?? parts(post.during.from)} error={errors?.from} />
      <Question name="last_on" field={last_on} raw={raw?.last_on ?? parts(lastDay(post))} error={errors?.last_on} />
      {post.kind === 'locum' && (
        <Question
          name="main_workplace"
          field={main_workplace}
          raw={raw?.main_workplace ?? (post.is_main_workplace ? ['yes'] : [])}
        />
      )}
      <Hidden values={{ seen: rangeText(post.during) }} />
    </PersonSheet>
  )
}

type TransferPageProps = PostSheetProps & { choices: readonly PlaceChoice[] }

export const TransferPage = ({ frame, person, post, choices, raw, errors, refusal }: TransferPageProps) => {
  const at = placeKindOf(post)
  return (
    <PersonSheet
      {...{ frame, person, errors, refusal }}
      title="Move a post"
      about={inWords(post)}
      action={`/posts/${post.id}/transfer`}
      button="Move the post"
    >
      <Where at={at} choices={choices} raw={raw?.where?.[0]} error={errors?.where} />
      <Question name="from" field={transferForm(at).from} raw={raw?.from} error={errors?.from} />
      <Hidden values={{ seen: rangeText(post.during) }} />
    </PersonSheet>
  )
}

export const StrikeOutPage = ({ frame, person, post, errors, refusal }: PostSheetProps) => (
  <PersonSheet
    {...{ frame, person, errors, refusal }}
    title="Strike out a post"
    about={inWords(post)}
    action={`/posts/${post.id}/striking-out`}
    button="Strike it out"
    is_danger
  >
    <ul class="plain-list">
      <li>It is shown nowhere but in their history, as a mistake.</li>
      <li>Where they did hold it and left, end it instead.</li>
    </ul>
    <Hidden values={{ seen: rangeText(post.during) }} />
  </PersonSheet>
)

export const previewPost: Post = {
  id: '0' as Id<'post'>,
  lmc_id: '0' as Id<'lmc'>,
  person_id: previewNamed.id,
  kind: 'locum',
  practice_id: '0' as Id<'practice'>,
  pcn_id: null,
  body_id: null,
  is_main_workplace: true,
  during: { from: Temporal.PlainDate.from('2020-04-01'), until: null },
  state: 'held',
  lmc_name: 'Wealdshire',
  place_name: 'Elm Surgery',
  ods_code: 'Q90001',
  pcn_code: null,
  source: 'typed',
}
const seen = { frame: previewFrame, person: previewNamed, post: previewPost }
const choices = [{ value: '0', label: 'Wealdshire LMC' }]

export const previews = {
  'a new one at a practice': () => (
    <NewPostPage {...seen} at="practice" choices={[]} errors={{ where: 'Enter practice' }} />
  ),
  'a new one on a committee': () => <NewPostPage {...seen} at="body" choices={choices} />,
  ending: () => <EndPostPage {...seen} refusal="The last day is before the first. Choose a later day." />,
  'put right': () => <CorrectPostPage {...seen} />,
  moving: () => <TransferPage {...seen} choices={[]} />,
  'striking out': () => <StrikeOutPage {...seen} />,
}
