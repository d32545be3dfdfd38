import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import { movesFrom } from '../../../platform/moves.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, plainDay } from '../../../platform/values.ts'
import { RadiosField } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, Hidden, PostButton } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { moved, State } from '../changes/pages.tsx'
import { changeKinds, changeMoves } from '../changes/rules.ts'
import { moveForm } from './forms.ts'
import type { Change, MoveMade } from './reads.ts'
import { movePast, moveWords } from './rules.ts'

export type ChangePageProps = {
  frame: Frame
  change: Change
  moves: readonly MoveMade[]
  may_follow: boolean
  is_mine: boolean
  raw?: RawOf<typeof moveForm>
  errors?: ErrorsOf<typeof moveForm>
  refusal?: string
}

export const ChangePage = ({ frame, change, moves, may_follow, is_mine, raw, errors, refusal }: ChangePageProps) => {
  const { label, follow_up } = changeKinds[change.kind]
  return (
    <Office
      frame={frame}
      title={`${label}: ${change.practice_name}`}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[{ label: 'Changes', href: '/changes' }]}
      head={
        <PageHead
          kind="Change"
          title={`${label}: ${change.practice_name}`}
          tags={<State state={change.state} />}
          about={follow_up}
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      <Columns kind="main-and-side">
        <Panel title="What you do about it">
          {may_follow && (
            <form method="post" action={`/changes/${change.id}/moves`} novalidate>
              <Question name="words" field={moveForm.words} raw={raw?.words} error={errors?.words} />
              <RadiosField
                name="move"
                label={moveForm.move.label}
                value={raw?.move?.[0]}
                error={errors?.move}
                options={movesFrom(changeMoves, change.state).map((value) => ({ value, label: moveWords[value] }))}
              />
              <Hidden values={{ seen: change.state }} />
              <Button>Keep it</Button>
            </form>
          )}
          <Timeline
            empty="Nobody has done anything about it yet."
            entries={moves.map(({ move, words, made_at, made_by }) => ({
              at: made_at.toString(),
              when: londonTime(made_at),
              what: movePast(move),
              detail: words,
              by: made_by,
            }))}
          />
        </Panel>
        <Panel title="What changed">
          <SummaryList
            rows={[
              {
                label: 'Practice',
                value: <a href={`/practices/${change.ods_code}`}>{change.practice_name}</a>,
                note: change.ods_code,
              },
              { label: 'On', value: plainDay(change.happened_on) },
              { label: 'Before', value: change.before },
              { label: 'After', value: change.after },
              { label: 'LMC', value: change.lmc_name },
              { label: 'Owner', value: change.owner_name ?? 'Nobody' },
            ]}
          />
          {may_follow && (
            <PostButton action={`/changes/${change.id}/owner`} hidden={{ owner: is_mine ? 'nobody' : 'me' }}>
              {is_mine ? 'Leave it to nobody' : 'Take it'}
            </PostButton>
          )}
        </Panel>
      </Columns>
    </Office>
  )
}

const one = { frame: previewFrame, change: moved, moves: [], may_follow: true, is_mine: false }

export const previews = {
  new: () => <ChangePage {...one} />,
  'changed since': () => (
    <ChangePage {...one} refusal="Somebody else dealt with this while you were reading. Look at what they did." />
  ),
}
