import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { isDuring, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { Question } from '../../../ui/form.tsx'
import { Hidden, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PersonSheet, previewNamed, type Named } from '../people/sheets/pages.tsx'
import { spanWords } from '../posts/rules.ts'
import { standingForm } from './forms.ts'
import type { Standing } from './reads.ts'
import { standingFacts } from './rules.ts'

type StandingsProps = {
  person_id: Id<'person'>
  standings: readonly Standing[]
  on: Temporal.PlainDate
  may_change: boolean
}

/** Five facts, each known for itself. */
export const Standings = ({ person_id, standings, on, may_change }: StandingsProps) => (
  <Panel
    title="Standing"
    note="each a fact of its own"
    {...(may_change ? { more: { label: 'Add', href: `/people/${person_id}/standings/new` } } : {})}
  >
    {standings.length === 0 && <p class="empty">Nothing is known.</p>}
    <ul class="notes">
      {standings.map(({ id, fact, words, lmc_name, during }) => (
        <li>
          {standingFacts[fact]}
          {words && `: ${words}`}{' '}
          <span class="note">
            {lmc_name}, {spanWords(during)}
          </span>
          {may_change && isDuring({ ...during, from: null }, on) && (
            <PostButton action={`/people/${person_id}/standings/${id}/ending`}>
              End<span class="unseen"> {standingFacts[fact]}</span>
            </PostButton>
          )}
        </li>
      ))}
    </ul>
  </Panel>
)

type NewStandingPageProps = {
  frame: Frame
  person: Named
  raw?: RawOf<typeof standingForm>
  errors?: ErrorsOf<typeof standingForm>
  refusal?: string
}

export const NewStandingPage = ({ frame, person, raw, errors, refusal }: NewStandingPageProps) => (
  <PersonSheet
    {...{ frame, person, errors, refusal }}
    title="Add a standing"
    about="What is so of them and an LMC. Nothing else follows from it."
    action={`/people/${person.id}/standings`}
    button="Add it"
  >
    {frame.lmcs.length === 1 ? (
      <Hidden values={{ lmc_id: frame.lmcs[0]?.id ?? '' }} />
    ) : (
      <SelectField
        name="lmc_id"
        label="LMC"
        none=""
        value={raw?.lmc_id?.[0]}
        error={errors?.lmc_id}
        options={frame.lmcs.map(({ id, name }) => ({ value: id, label: name }))}
      />
    )}
    <Question name="fact" field={standingForm.fact} raw={raw?.fact} error={errors?.fact} />
    <Question name="words" field={standingForm.words} raw={raw?.words} error={errors?.words} />
    <Question name="from" field={standingForm.from} raw={raw?.from} error={errors?.from} />
  </PersonSheet>
)

export const previews = {
  'a mistake': () => (
    <NewStandingPage frame={previewFrame} person={previewNamed} errors={{ fact: 'Select what is so' }} />
  ),
}
