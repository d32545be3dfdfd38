import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { plainDay } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { fteDefinitions, type FteDefinition } from '../thresholds/rules.ts'
import { workforceForm } from './forms.ts'
import type { WorkforceKnown } from './reads.ts'
import { definitions } from './rules.ts'

export type WorkforcePageProps = {
  frame: Frame
  practice: { readonly ods_code: string; readonly name: string }
  /** Which of them the LMC reckons with. */
  counted: FteDefinition
  known: readonly WorkforceKnown[]
  is_kept: boolean
  raw?: RawOf<typeof workforceForm>
  errors?: ErrorsOf<typeof workforceForm>
  doubts?: readonly string[]
}

const sources = { practice: 'you said so', official: 'General Practice Workforce' } as const

/** Two decimals, as they are asked: a half day a week is 0.1. */
const shown = (gp_fte: number) => gp_fte.toFixed(2).replace(/\.?0+$/, '')

export const WorkforcePage = (props: WorkforcePageProps) => {
  const { frame, practice, counted, known, is_kept, raw, errors = {}, doubts = [] } = props
  const own = Object.fromEntries(
    known.flatMap(({ source, definition, gp_fte }) => (source === 'practice' ? [[definition, [shown(gp_fte)]]] : [])),
  ) as RawOf<typeof workforceForm>
  const given = raw ?? own
  return (
    <Plain
      frame={frame}
      title="Your GPs"
      service_name={practice.name}
      back={{ label: 'Your returns', href: `/our-returns/${practice.ods_code}` }}
      errors={Object.keys(errors).length > 0 || doubts.length > 0}
    >
      <ErrorSummary errors={errors} />
      {is_kept && <Notice kind="good">Thank you. It counts from today.</Notice>}
      <h1>Your GPs</h1>
      <p>
        How many you have, whole-time: 37.5 hours a week are one. Add up the hours and divide by 37.5. The LMC reckons
        patients for each GP with “{fteDefinitions[counted]}”, so that is the one that matters most.
      </p>
      {doubts.map((doubt) => (
        <Notice kind="warning" title="Is this right?">
          {doubt} If it is right, tick the box below.
        </Notice>
      ))}
      <form method="post" action={`/our-returns/${practice.ods_code}/workforce`} novalidate>
        {definitions.map((name) => (
          <Question name={name} field={workforceForm[name]} raw={given[name]} error={errors[name]} />
        ))}
        {doubts.length > 0 && <Question name="is_right" field={workforceForm.is_right} />}
        <p class="note">What you leave blank stays as it was: a blank is not none.</p>
        <Button>Keep</Button>
      </form>
      {known.length > 0 && (
        <>
          <h2>What is known now</h2>
          <SummaryList
            rows={known.map(({ definition, source, gp_fte, from_on }) => ({
              label: fteDefinitions[definition],
              value: shown(gp_fte),
              note: `${sources[source]}, ${plainDay(from_on)}`,
            }))}
          />
          <p class="note">What you say yourself goes before what is published.</p>
        </>
      )}
    </Plain>
  )
}

const practice = { ods_code: 'Q90001', name: 'Elm Surgery' }
const counted = 'fully_qualified'
const known: readonly WorkforceKnown[] = [
  {
    definition: 'fully_qualified',
    source: 'official',
    gp_fte: 4.25,
    from_on: Temporal.PlainDate.from('2026-09-30'),
    given_by: 'OpenLMC',
  },
  {
    definition: 'fully_qualified',
    source: 'practice',
    gp_fte: 4,
    from_on: Temporal.PlainDate.from('2026-11-02'),
    given_by: 'Jo Bright',
  },
]
const seen = { frame: previewFrame, practice, counted, is_kept: false } as const

export const previews = {
  'nothing known': () => <WorkforcePage {...seen} known={[]} />,
  kept: () => <WorkforcePage {...seen} known={known} is_kept />,
  doubted: () => (
    <WorkforcePage
      {...seen}
      known={known}
      raw={{ fully_qualified: ['150'] }}
      doubts={['150 whole-time GPs are very many for one practice. Are these hours? Divide them by 37.5.']}
    />
  ),
  mistaken: () => (
    <WorkforcePage
      {...seen}
      known={[]}
      raw={{ fully_qualified: ['four'] }}
      errors={{
        fully_qualified:
          'Fully qualified GPs, without those in training must be a number with at most two decimals, such as 4.25',
      }}
    />
  ),
}
