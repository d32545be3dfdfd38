import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { plainDay, rangeText } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { previewFrame } from '../../../../ui/office.tsx'
import { fullName } from '../../people/rules.ts'
import { endForm } from '../../posts/forms.ts'
import type { Holder } from '../../posts/reads.ts'
import { postLabel } from '../../posts/rules.ts'
import { additionForm } from '../forms.ts'
import { backToPeople, OwnFrame, previewHolder, type Framed } from '../pages.tsx'

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

export const previews = {
  'somebody new': () => (
    <AdditionPage frame={previewFrame} practice={practice} errors={{ family_name: 'Enter family name' }} />
  ),
  'somebody left': () => <LeavingPage frame={previewFrame} practice={practice} post={previewHolder} />,
}
