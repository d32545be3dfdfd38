import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { plainDay, rangeText, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { previewFrame } from '../../../../ui/office.tsx'
import { fullName } from '../../people/rules.ts'
import { endForm } from '../../posts/forms.ts'
import type { Holder } from '../../posts/reads.ts'
import { postLabel } from '../../posts/rules.ts'
import { additionForm } from '../forms.ts'
import { backToPeople, OwnFrame, type Framed } from '../pages.tsx'

export type AdditionPageProps = Framed & {
  raw?: RawOf<typeof additionForm>
  errors?: ErrorsOf<typeof additionForm>
  refusal?: string
}

export const AdditionPage = ({ frame, practice, raw, errors, refusal }: AdditionPageProps) => (
  <OwnFrame
    frame={frame}
    practice={practice}
    title="Add somebody"
    errors={Boolean(errors ?? refusal)}
    back={backToPeople(practice)}
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <h1>Add somebody</h1>
    <form method="post" action={`/our-people/${practice.ods_code}/additions`} novalidate>
      <Questions form={additionForm} raw={raw} errors={errors} />
      <Button>Add</Button>
    </form>
  </OwnFrame>
)

export type LeavingPageProps = Framed & {
  post: Holder
  raw?: RawOf<typeof endForm>
  errors?: ErrorsOf<typeof endForm>
  refusal?: string
}

export const LeavingPage = ({ frame, practice, post, raw, errors, refusal }: LeavingPageProps) => (
  <OwnFrame
    frame={frame}
    practice={practice}
    title={`${post.name} has left`}
    errors={Boolean(errors ?? refusal)}
    back={backToPeople(practice)}
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <h1>{fullName(post)} has left</h1>
    <p>
      {postLabel(post.kind)}
      {post.during.from && ` since ${plainDay(post.during.from)}`}. The list keeps that it was so.
    </p>
    <form method="post" action={`/our-people/${practice.ods_code}/posts/${post.post_id}/ending`} novalidate>
      <Questions form={endForm} raw={{ ...raw, seen: [rangeText(post.during)] }} errors={errors} />
      <Button>Say they have left</Button>
    </form>
  </OwnFrame>
)

const practice = { ods_code: 'Q90001', name: 'Elm Surgery' }
const jo: Holder = {
  post_id: '0' as Id<'post'>,
  person_id: '0' as Id<'person'>,
  title: '',
  name: 'Jo Bright',
  kind: 'practice_manager',
  during: { from: Temporal.PlainDate.from('2019-09-02'), until: null },
  state: 'held',
  is_main_workplace: false,
}

export const previews = {
  'somebody new': () => (
    <AdditionPage frame={previewFrame} practice={practice} errors={{ family_name: 'Enter family name' }} />
  ),
  'somebody left': () => <LeavingPage frame={previewFrame} practice={practice} post={jo} />,
}
