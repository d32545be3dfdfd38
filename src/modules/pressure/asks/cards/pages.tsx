import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { movesFrom } from '../../../../platform/moves.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { longDay, londonTime, plainDay } from '../../../../platform/values.ts'
import { RadiosField } from '../../../../ui/choices.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Question } from '../../../../ui/form.tsx'
import { Button, Hidden } from '../../../../ui/links.tsx'
import { Columns, Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { moveForm } from '../forms.ts'
import { AskTag, previewAsk } from '../pages.tsx'
import type { AskKept, AskMoveMade } from '../reads.ts'
import { askedOf, askMoves, movePast, moveWords } from '../rules.ts'

export type AskPageProps = {
  frame: Frame
  ask: AskKept
  moves: readonly AskMoveMade[]
  raw?: RawOf<typeof moveForm>
  errors?: ErrorsOf<typeof moveForm>
  refusal?: string
}

/** The ask as it can be put into a letter: the practice is named only where it agreed. */
const Words = ({ ask }: { ask: AskKept }) => (
  <blockquote>
    <p>
      {ask.is_named
        ? `${ask.practice_name} (${ask.ods_code}) has told its LMC that it needs help.`
        : 'A practice of ours, which does not want to be named, has told its LMC that it needs help.'}{' '}
      We ask you: {ask.what}
      {/[.?!]$/.test(ask.what) ? '' : '.'} Please answer by {longDay(ask.due_on)}. We report each week how many of our
      asks were answered within five working days, and what came of them.
    </p>
  </blockquote>
)

export const AskPage = ({ frame, ask, moves, raw, errors, refusal }: AskPageProps) => (
  <Office
    frame={frame}
    title={ask.what}
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[{ label: 'Asks', href: '/pressure/asks' }]}
    head={
      <PageHead
        kind="Ask"
        title={ask.what}
        tags={<AskTag state={ask.state} />}
        about={`Of ${ask.asked_name}, for ${ask.practice_name}`}
      />
    }
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <Columns kind="main-and-side">
      <Panel title="What came of it">
        <form method="post" action={`/pressure/asks/${ask.id}/moves`} novalidate>
          <Question name="words" field={moveForm.words} raw={raw?.words} error={errors?.words} />
          <RadiosField
            name="move"
            label={moveForm.move.label}
            value={raw?.move?.[0]}
            error={errors?.move}
            options={movesFrom(askMoves, ask.state).map((value) => ({ value, label: moveWords[value] }))}
          />
          <Hidden values={{ seen: ask.state }} />
          <Button>Keep it</Button>
        </form>
        <Timeline
          empty="Nothing has happened yet."
          entries={moves.map(({ move, words, made_at, made_by }) => ({
            at: made_at.toString(),
            when: londonTime(made_at),
            what: movePast(move),
            detail: words,
            by: made_by,
          }))}
        />
      </Panel>
      <div>
        <Panel title="The ask">
          <SummaryList
            rows={[
              {
                label: 'For',
                value: <a href={`/practices/${ask.ods_code}`}>{ask.practice_name}</a>,
                note: ask.is_named ? 'which agreed to be named' : 'which is not named to them',
              },
              { label: 'Of', value: ask.asked_name, note: askedOf[ask.asked_of] },
              { label: 'Asked', value: plainDay(ask.asked_on), note: `by ${ask.asked_by}` },
              { label: 'Due', value: plainDay(ask.due_on) },
              { label: 'Answered', value: ask.answered_on && plainDay(ask.answered_on) },
              { label: 'LMC', value: ask.lmc_name },
            ]}
          />
        </Panel>
        <Panel title="Words for your letter">
          <Words ask={ask} />
        </Panel>
      </div>
    </Columns>
  </Office>
)

const moves = [
  { move: 'ask', words: '', made_at: Temporal.Instant.from('2026-11-06T09:00:00Z'), made_by: 'Priya Raman' },
]

export const previews = {
  open: () => <AskPage frame={previewFrame} ask={previewAsk} moves={moves} />,
  done: () => (
    <AskPage
      frame={previewFrame}
      ask={{
        ...previewAsk,
        state: 'done',
        is_named: true,
        answered_on: previewAsk.due_on,
        ended_on: previewAsk.due_on,
      }}
      moves={[
        {
          move: 'do',
          words: 'Diverted on 12 and 13 November.',
          made_at: Temporal.Instant.from('2026-11-12T09:00:00Z'),
          made_by: 'Priya Raman',
        },
        ...moves,
      ]}
    />
  ),
  'changed since': () => (
    <AskPage
      frame={previewFrame}
      ask={previewAsk}
      moves={moves}
      refusal="Somebody else dealt with this while you were reading. Look at what they did, then choose again."
    />
  ),
}
