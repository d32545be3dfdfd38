import { figure } from '../platform/values.ts'

/** How far a form or a count has got, in words and as a bar. */
export const Steps = ({ at, of }: { at: number; of: number }) => (
  <div class="steps">
    <span id="steps-label">
      Step {at} of {of}
    </span>
    <progress value={at} max={of} aria-labelledby="steps-label" />
  </div>
)

type ProgressProps = { label: string; done: number; of: number | null; note?: string; is_finished?: boolean }

/**
 * Long work. Give the page `refresh={3}` until it is finished: without JavaScript the page reloads itself, with it only
 * this part is fetched again and replaced.
 */
export const Progress = ({ label, done, of, note, is_finished = false }: ProgressProps) => (
  <div class="progress" id="progress" data-poll={is_finished ? undefined : '2'} role="status">
    <p>
      <strong id="progress-label">{label}</strong>{' '}
      <span class="figures">{of === null ? figure(done) : `${figure(done)} of ${figure(of)}`}</span>
    </p>
    {!is_finished && (
      <progress value={of === null ? undefined : done} max={of ?? undefined} aria-labelledby="progress-label" />
    )}
    {note && <p class="note">{note}</p>}
  </div>
)
