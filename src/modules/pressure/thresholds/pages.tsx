import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, plainDay, shortDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { attributes, FieldSet } from '../../../ui/field.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Method } from '../measures/pages.tsx'
import { measureKeys, measureWords, type MeasureKey } from '../measures/rules.ts'
import { alertWords } from '../returns/rules.ts'
import { asTyped, thresholdForm } from './forms.ts'
import type { ThresholdsOf, ThresholdsSet } from './reads.ts'
import { changesOf, limitStates, usualThresholds } from './rules.ts'

export type ThresholdsPageProps = {
  frame: Frame
  lmc: { readonly id: Id<'lmc'>; readonly name: string }
  /** The week that it is. */
  week_of: Temporal.PlainDate
  /** What governs this week. */
  now: ThresholdsOf
  set: readonly ThresholdsSet[]
  is_kept: boolean
  raw?: RawOf<typeof thresholdForm>
  errors?: ErrorsOf<typeof thresholdForm>
}

type MeasureProps = { of: MeasureKey; raw: RawOf<typeof thresholdForm>; errors: ErrorsOf<typeof thresholdForm> }

const Limits = ({ of, raw, errors }: MeasureProps) => {
  const boxes = limitStates.map((state) => ({ state, name: `${of}_${state}` as const }))
  const wrong = boxes.flatMap(({ name }) => errors[name] ?? [])
  const source = `${of}_source` as const
  return (
    <>
      <FieldSet
        field={{
          name: of,
          label: `${measureWords[of].label}: above`,
          hint: measureWords[of].how,
          error: wrong.join('. ') || undefined,
        }}
      >
        <div class="limits">
          {boxes.map(({ state, name }) => (
            <label>
              {alertWords[state]}
              <input
                {...attributes({ name, label: '' })}
                aria-invalid={errors[name] ? 'true' : undefined}
                inputmode="decimal"
                autocomplete="off"
                value={raw[name]?.[0]}
              />
            </label>
          ))}
        </div>
      </FieldSet>
      {of === 'patients_per_gp' && (
        <Question
          name="patients_per_gp_definition"
          field={thresholdForm.patients_per_gp_definition}
          raw={raw.patients_per_gp_definition}
          error={errors.patients_per_gp_definition}
        />
      )}
      <Question name={source} field={thresholdForm[source]} raw={raw[source]} error={errors[source]} />
    </>
  )
}

const about = ({ now, set, week_of }: ThresholdsPageProps) => {
  const coming = set.find(({ from_week }) => Temporal.PlainDate.compare(from_week, week_of) > 0)
  const holding = now.from_week
    ? `Since the week of ${plainDay(now.from_week)}, as ${now.set_by} set them.`
    : 'Nobody has set these yet: the usual ones hold.'
  return coming ? `${holding} Others hold from the week of ${plainDay(coming.from_week)}.` : holding
}

export const ThresholdsPage = (props: ThresholdsPageProps) => {
  const { frame, lmc, now, set, is_kept, errors = {} } = props
  const raw = props.raw ?? asTyped(set[0] ?? now)
  return (
    <Office
      frame={frame}
      title="Limits"
      errors={Object.keys(errors).length > 0}
      breadcrumbs={[
        { label: 'LMCs', href: '/lmcs' },
        { label: lmc.name, href: `/lmcs/${lmc.id}` },
        { label: 'The weekly return', href: `/lmcs/${lmc.id}/returns` },
      ]}
      head={<PageHead kind={lmc.name} title="Limits of the computed state" about={about(props)} />}
    >
      <ErrorSummary errors={errors} />
      {is_kept && set[0] && (
        <Notice kind="good">Kept. They hold from the week of {plainDay(set[0].from_week)}; weeks before stay.</Notice>
      )}
      <Columns kind="main-and-side">
        <Panel title="Limits">
          <form method="post" action={`/lmcs/${lmc.id}/thresholds`} novalidate>
            {measureKeys.map((of) => (
              <Limits of={of} raw={raw} errors={errors} />
            ))}
            <Button>Keep</Button>
          </form>
        </Panel>
        <Method />
      </Columns>
      <Table
        label="Earlier limits"
        nouns={['change', 'changes']}
        href={`/lmcs/${lmc.id}/thresholds`}
        rows={set.map((one, at) => ({ ...one, changes: changesOf(set[at + 1] ?? usualThresholds, one) }))}
        empty="Nobody has changed the usual limits."
        columns={[
          { key: 'from_week', label: 'From the week of', cell: ({ from_week }) => shortDay(from_week) },
          {
            key: 'changes',
            label: 'What changed',
            is_long: true,
            cell: ({ changes }) => changes.join(' ') || 'Nothing: kept as they were.',
          },
          { key: 'set_by', label: 'Set', cell: ({ set_at, set_by }) => `${set_by}, ${londonTime(set_at)}` },
        ]}
      />
    </Office>
  )
}

const lmc = { id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }
const week_of = Temporal.PlainDate.from('2026-11-16')
const first: ThresholdsSet = {
  ...usualThresholds,
  contacts_per_1000_amber: 22,
  from_week: Temporal.PlainDate.from('2026-04-06'),
  set_at: Temporal.Instant.from('2026-04-01T09:00:00Z'),
  set_by: 'Ruth Okafor',
}
const second: ThresholdsSet = {
  ...first,
  contacts_each_red: 28,
  patients_per_gp_definition: 'total',
  from_week: Temporal.PlainDate.from('2026-11-23'),
}
const seen = { frame: previewFrame, lmc, week_of, is_kept: false }

export const previews = {
  usual: () => <ThresholdsPage {...seen} now={{ ...usualThresholds, from_week: null, set_by: null }} set={[]} />,
  'set, and others to come': () => <ThresholdsPage {...seen} is_kept now={first} set={[second, first]} />,
  mistaken: () => (
    <ThresholdsPage
      {...seen}
      now={first}
      set={[first]}
      raw={{ ...asTyped(first), contacts_each_red: ['20'], wait_source: [''] }}
      errors={{
        contacts_each_red: 'Contacts for each clinician: the red limit must be above the amber one, which is 25',
        wait_source: 'Source of the limits: longest routine wait: say where they come from',
      }}
    />
  ),
}
