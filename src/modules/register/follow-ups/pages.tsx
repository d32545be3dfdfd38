import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import { movesFrom } from '../../../platform/moves.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, plainDay } from '../../../platform/values.ts'
import { RadiosField, SelectField } from '../../../ui/choices.tsx'
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
import { againForm, moveForm } from './forms.ts'
import type { Change, MoveMade } from './reads.ts'
import { movePast, moveWords } from './rules.ts'

export type ChangePageProps = {
  frame: Frame
  change: Change
  moves: readonly MoveMade[]
  may_follow: boolean
  is_mine: boolean
  /** Who else may follow it up. */
  colleagues: readonly { readonly id: string; readonly name: string }[]
  raw?: RawOf<typeof moveForm>
  again?: RawOf<typeof againForm>
  errors?: ErrorsOf<typeof moveForm> & ErrorsOf<typeof againForm>
  refusal?: string
}

const boxes = (day: Temporal.PlainDate | null) => (day ? [day.day, day.month, day.year].map(String) : [])

export const ChangePage = (props: ChangePageProps) => {
  const { frame, change, moves, may_follow, is_mine, colleagues, raw, again, errors, refusal } = props
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
          {may_follow && colleagues.length > 0 && (
            <form method="post" action={`/changes/${change.id}/owner`}>
              <SelectField
                name="owner"
                label="Give it to"
                value={change.owner_id ?? undefined}
                options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Button kind="second">Give it</Button>
            </form>
          )}
          {may_follow && (
            <form method="post" action={`/changes/${change.id}/look-again`} novalidate>
              <Question
                name="look_again_on"
                field={againForm.look_again_on}
                raw={again?.look_again_on ?? boxes(change.look_again_on)}
                error={errors?.look_again_on}
              />
              <Button kind="second">Put it in the calendar</Button>
            </form>
          )}
        </Panel>
      </Columns>
    </Office>
  )
}

const one = {
  frame: previewFrame,
  change: { ...moved, look_again_on: Temporal.PlainDate.from('2026-12-01') },
  moves: [],
  may_follow: true,
  is_mine: false,
  colleagues: [{ id: '1', name: 'Priya Raman' }],
}

export const previews = {
  new: () => <ChangePage {...one} />,
  'changed since': () => (
    <ChangePage {...one} refusal="Somebody else dealt with this while you were reading. Look at what they did." />
  ),
}
