import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import { londonTime } from '../../../platform/values.ts'
import { Question } from '../../../ui/form.tsx'
import { Button, Hidden, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { noteForm } from './forms.ts'
import type { Note } from './reads.ts'

type NotesProps = {
  ods_code: string
  kept: readonly Note[]
  pressed: string
  raw?: RawOf<typeof noteForm>
  errors?: ErrorsOf<typeof noteForm>
}

/** The office's own notes on a practice, and a place to write one. */
export const Notes = ({ ods_code, kept, pressed, raw, errors }: NotesProps) => (
  <Panel title="The office’s notes" note="seen only by the office">
    {kept.length === 0 && <p class="empty">Nothing is noted.</p>}
    <ul class="notes">
      {kept.map(({ id, words, written_at, written_by }) => (
        <li>
          {words.split('\n').map((line) => (
            <p>{line}</p>
          ))}
          <p class="note">
            {written_by}, {londonTime(written_at)}
          </p>
          <PostButton action={`/practices/${ods_code}/notes/${id}/withdrawal`}>
            Withdraw<span class="unseen"> the note of {londonTime(written_at)}</span>
          </PostButton>
        </li>
      ))}
    </ul>
    <form method="post" action={`/practices/${ods_code}/notes`} novalidate>
      <Question name="words" field={noteForm.words} raw={raw?.words} error={errors?.words ?? errors?.pressed} />
      <Hidden values={{ pressed }} />
      <Button>Keep the note</Button>
    </form>
  </Panel>
)
