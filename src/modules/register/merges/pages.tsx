import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { RadiosField } from '../../../ui/choices.tsx'
import { Button, ButtonLink, Hidden, PostButton } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { nominationPurposes } from '../nominations/rules.ts'
import type { PersonWhole } from '../people/cards/reads.ts'
import { previewWhole } from '../people/cards/pages.tsx'
import { fullName } from '../people/rules.ts'
import { PostWords } from '../posts/pages.tsx'
import { spanWords } from '../posts/rules.ts'
import { standingFacts } from '../standings/rules.ts'
import { mergeForm } from './forms.ts'
import { mergedFields, undoableDays, type MergedField } from './rules.ts'

export type MergePageProps = {
  frame: Frame
  kept: PersonWhole
  gone: PersonWhole
  raw?: RawOf<typeof mergeForm>
  errors?: ErrorsOf<typeof mergeForm>
  refusal?: string
}

const One = ({ whole, as }: { whole: PersonWhole; as: string }) => (
  <Panel title={fullName(whole.person)} note={as}>
    <SummaryList
      rows={[
        { label: 'GMC number', value: whole.person.gmc_number },
        {
          label: 'Posts',
          value: whole.posts.length > 0 && (
            <ul class="notes">
              {whole.posts.map((post) => (
                <li>
                  <PostWords post={post} /> <span class="note">{spanWords(post.during)}</span>
                </li>
              ))}
            </ul>
          ),
        },
        { label: 'Reached by', value: whole.reached.map(({ value }) => value).join(', ') },
        { label: 'Standing', value: whole.standings.map(({ fact }) => standingFacts[fact]).join(', ') },
        {
          label: 'Nominated for',
          value: whole.nominations.map(({ purpose }) => nominationPurposes[purpose]).join(', '),
        },
        { label: 'Account', value: whole.person.account_id ? 'Has one' : 'None' },
      ]}
    />
  </Panel>
)

const worded = (field: MergedField, { person }: PersonWhole) =>
  field === 'account_id' ? (person.account_id ? `The account of ${person.name}` : null) : person[field]

/** Only where both say something, and not the same, is there something to choose; else what is known is taken. */
const Choice = ({
  field,
  kept,
  gone,
  chosen,
}: {
  field: MergedField
  kept: PersonWhole
  gone: PersonWhole
  chosen: string | undefined
}) => {
  const [ours, theirs] = [worded(field, kept), worded(field, gone)]
  if (!ours || !theirs || kept.person[field] === gone.person[field])
    return <Hidden values={{ [field]: !ours && theirs ? 'gone' : 'kept' }} />
  return (
    <RadiosField
      name={field}
      label={mergeForm[field].label}
      value={chosen ?? 'kept'}
      options={[
        { value: 'kept', label: ours },
        { value: 'gone', label: theirs },
      ]}
    />
  )
}

export const MergePage = ({ frame, kept, gone, raw, errors, refusal }: MergePageProps) => (
  <Office
    frame={frame}
    title="Merge two people"
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'People', href: '/people' },
      { label: 'Likely duplicates', href: '/people/duplicates' },
    ]}
    head={
      <PageHead
        title="Are they the same person?"
        about={`If they are, everything of the second becomes the first’s. For ${undoableDays} days it can be undone.`}
        actions={
          <ButtonLink href={`/people/merge?one=${gone.person.id}&other=${kept.person.id}`}>
            The other way round
          </ButtonLink>
        }
      />
    }
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <Columns>
      <One whole={kept} as="stays" />
      <One whole={gone} as="goes into the first" />
    </Columns>
    <form method="post" action="/people/merge">
      {mergedFields.map((field) => (
        <Choice field={field} kept={kept} gone={gone} chosen={raw?.[field]?.[0]} />
      ))}
      <Hidden
        values={{
          kept_id: kept.person.id,
          gone_id: gone.person.id,
          kept_seen: kept.person.seen,
          gone_seen: gone.person.seen,
        }}
      />
      <p class="button-row">
        <Button>Merge them</Button>
        <a href="/people/duplicates">Cancel</a>
      </p>
    </form>
    <PostButton action="/people/differences" hidden={{ one_id: kept.person.id, other_id: gone.person.id }}>
      They are not the same
    </PostButton>
  </Office>
)

export const previews = {
  two: () => (
    <MergePage frame={previewFrame} kept={previewWhole} gone={previewWhole} refusal="One of them was changed." />
  ),
  'two who differ': () => (
    <MergePage
      frame={previewFrame}
      kept={previewWhole}
      gone={{ ...previewWhole, person: { ...previewWhole.person, given_names: 'A', gmc_number: '9012346' } }}
    />
  ),
}
