import type { Frame } from '../../../platform/routes.ts'
import { plainDay } from '../../../platform/values.ts'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { AskTag } from '../asks/pages.tsx'
import { askedOf } from '../asks/rules.ts'
import type { OwnAsk } from './reads.ts'

type OwnAsksPageProps = {
  frame: Frame
  practice: { readonly ods_code: string; readonly name: string }
  asks: readonly OwnAsk[]
}

export const OwnAsksPage = ({ frame, practice, asks }: OwnAsksPageProps) => (
  <Plain title="Asked for you" frame={frame} service_name={practice.name}>
    <h1>Asked for you</h1>
    <p>What your LMC asked others for because of what you returned, and what came of it.</p>
    {asks.length === 0 ? (
      <p class="that-is-all">Nothing in the last year. If you need help, say so in your return, or ring the office.</p>
    ) : (
      asks.map((ask) => (
        <section>
          <h2>{ask.what}</h2>
          <SummaryList
            rows={[
              { label: 'State', value: <AskTag state={ask.state} /> },
              {
                label: 'Of',
                value: ask.asked_name,
                note: `${askedOf[ask.asked_of]}, ${ask.is_named ? 'with your name, as you agreed' : 'without your name'}`,
              },
              { label: 'Asked', value: plainDay(ask.asked_on), note: `to be answered by ${plainDay(ask.due_on)}` },
              { label: 'Answered', value: ask.answered_on && plainDay(ask.answered_on) },
            ]}
          />
        </section>
      ))
    )}
    <p>
      <a href="/what-wants-you">Back to what wants you</a>
    </p>
  </Plain>
)

const day = (text: string) => Temporal.PlainDate.from(text)
const shown = {
  frame: { ...previewFrame, voice: 'plain' as const },
  practice: { ods_code: 'Q90001', name: 'Elm Surgery' },
}
const one: OwnAsk = {
  what: 'Divert 111 bookings for two days',
  asked_of: 'icb',
  asked_name: 'Primary care team, Wealdshire ICB',
  is_named: false,
  state: 'open',
  asked_on: day('2026-11-06'),
  due_on: day('2026-11-13'),
  answered_on: null,
  ended_on: null,
}

export const previews = {
  some: () => (
    <OwnAsksPage {...shown} asks={[one, { ...one, state: 'done', is_named: true, answered_on: one.due_on }]} />
  ),
  none: () => <OwnAsksPage {...shown} asks={[]} />,
}
