import type { Frame } from '../../../platform/routes.ts'
import { count, type Id } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Question } from '../../../ui/form.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { markWords, type MarkKind } from '../comments/rules.ts'
import { titleOf, weekWords } from '../sitreps/rules.ts'
import { releaseForm } from './forms.ts'

type ReleasePageProps = {
  frame: Frame
  issue: {
    readonly id: Id<'issue'>
    readonly number: number
    readonly version: number
    readonly lmc_name: string
    readonly week_of: Temporal.PlainDate
  }
  recipients: number
  nominees: number
  comments_shown: number
  /** What the comments shown could tell. */
  found: ReadonlySet<MarkKind>
  refusal?: string
  raw?: { readonly names_are_meant?: readonly string[]; readonly also_nominees?: readonly string[] }
}

/** Before a report leaves: what is sent to whom, and what can't be taken back. */
export const ReleasePage = (props: ReleasePageProps) => {
  const { frame, issue, recipients, nominees, comments_shown, found, refusal, raw } = props
  const address = `/pressure/issues/${issue.id}`
  return (
    <Office
      frame={frame}
      title={`Release ${titleOf(issue).toLowerCase()}`}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Pressure', href: '/pressure' },
        { label: 'Situation reports', href: '/pressure/issues' },
        { label: titleOf(issue), href: address },
      ]}
    >
      <Confirm
        action={`${address}/release`}
        question={`Release ${titleOf(issue).toLowerCase()} of ${issue.lmc_name}?`}
        consequences={[
          `${weekWords(issue.week_of.toString())}. Its page, PDF and CSV can be read by whoever has the address.`,
          recipients === 0
            ? 'Nobody is on the list yet, so nobody on it is written to.'
            : `It is mailed to ${count(recipients, 'person', 'people')} on the list.`,
          comments_shown === 0
            ? 'No comment of a practice is shown.'
            : `${count(comments_shown, 'comment')} of practices ${comments_shown === 1 ? 'is' : 'are'} shown.`,
          ...(found.size > 0
            ? [`Found in the comments shown: ${[...found].map((kind) => markWords[kind]).join(', ')}.`]
            : []),
          ...(issue.version > 1 ? ['It takes the place of the version before, whose page will say so.'] : []),
          'What was mailed can’t be called back, and nothing of it can be changed: only a new version can.',
        ]}
        button="Release it"
        cancel_href={address}
        refusal={refusal}
      >
        {[...found].some((kind) => kind !== 'patient') && (
          <Question name="names_are_meant" field={releaseForm.names_are_meant} raw={raw?.names_are_meant} />
        )}
        {nominees > 0 && (
          <Question
            name="also_nominees"
            field={{
              ...releaseForm.also_nominees,
              hint: `${count(nominees, 'person', 'people')} whose address is known`,
            }}
            raw={raw?.also_nominees}
          />
        )}
      </Confirm>
    </Office>
  )
}

const issue = {
  id: '0' as Id<'issue'>,
  number: 12,
  version: 1,
  lmc_name: 'Wealdshire LMC',
  week_of: Temporal.PlainDate.from('2026-03-02'),
}

export const previews = {
  plain: () => (
    <ReleasePage frame={previewFrame} issue={issue} recipients={0} nominees={0} comments_shown={0} found={new Set()} />
  ),
  with_names: () => (
    <ReleasePage
      frame={previewFrame}
      issue={{ ...issue, version: 2 }}
      recipients={14}
      nominees={231}
      comments_shown={3}
      found={new Set(['person', 'place'])}
      refusal="The comments shown still have names in them. Put them otherwise, or say that they are meant."
    />
  ),
}
