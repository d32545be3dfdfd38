import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, shortTime, type Id } from '../../../platform/values.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { actingForm } from './forms.ts'
import type { ActingShown } from './reads.ts'
import { overAt } from './rules.ts'

type Practice = { readonly name: string; readonly ods_code: string }

type ActPageProps = {
  frame: Frame
  practice: Practice
  raw?: RawOf<typeof actingForm>
  errors?: ErrorsOf<typeof actingForm>
}

export const ActPage = ({ frame, practice, raw, errors }: ActPageProps) => (
  <Office
    frame={frame}
    title={`Act for ${practice.name}`}
    errors={errors !== undefined}
    breadcrumbs={[
      { label: 'Practices', href: '/practices' },
      { label: practice.name, href: `/practices/${practice.ods_code}` },
    ]}
    head={
      <PageHead
        kind={practice.name}
        title="Act for this practice"
        about="For when somebody there asks you to, on the telephone. Make sure that you know who it is."
      />
    }
  >
    <ErrorSummary errors={errors} />
    <form method="post" action={`/practices/${practice.ods_code}/acting`} class="confirm" novalidate>
      <ul>
        <li>You see what the practice sees, and answer what it is asked. The office’s pages wait until you stop.</li>
        <li>Voting, signing and whatever asks again who you are stays the practice’s own.</li>
        <li>
          Its people are told now, and can look it up: <a href={`/practices/${practice.ods_code}/actings`}>who acted</a>
          . What you do is recorded as yours, on its behalf.
        </li>
      </ul>
      <Questions form={actingForm} raw={raw} errors={errors} />
      <Button>Act for {practice.name}</Button>
    </form>
  </Office>
)

type ActingsPageProps = { frame: Frame; practice: Practice; actings: readonly ActingShown[]; now: Temporal.Instant }

export const ActingsPage = ({ frame, practice, actings, now }: ActingsPageProps) => (
  <Anybody
    frame={frame}
    title="Who acted for the practice"
    {...(frame.voice === 'office' && {
      breadcrumbs: [{ label: practice.name, href: `/practices/${practice.ods_code}` }],
    })}
    head={
      <PageHead
        kind={practice.name}
        title="Who acted for the practice"
        about="When the office helps by telephone, it says who asked and why. It can’t vote or sign for you."
      />
    }
  >
    <Table
      label="Who acted"
      nouns={['time', 'times']}
      href={`/practices/${practice.ods_code}/actings`}
      rows={actings}
      empty="Nobody has acted for the practice."
      columns={[
        { key: 'began_at', label: 'From', cell: ({ began_at }) => shortTime(began_at) },
        {
          key: 'until',
          label: 'Until',
          cell: (acting) =>
            Temporal.Instant.compare(overAt(acting), now) > 0
              ? `Going on, until ${londonTime(overAt(acting))} at the latest`
              : shortTime(overAt(acting)),
        },
        { key: 'name', label: 'Who', cell: ({ name }) => name },
        { key: 'asked_by', label: 'Who asked', cell: ({ asked_by }) => asked_by },
        { key: 'why', label: 'Why', cell: ({ why }) => why },
      ]}
    />
  </Anybody>
)

const elm = { name: 'Elm Surgery', ods_code: 'C82001' }
const now = Temporal.Instant.from('2026-11-19T08:55:00Z')
const acted: ActingShown = {
  id: '0' as Id<'acting'>,
  name: 'Ruth Okafor',
  asked_by: 'Jo Bright',
  why: 'Their telephone line is down, and the list of people is due today',
  began_at: now.subtract({ minutes: 10 }),
  ends_at: now.add({ minutes: 20 }),
  ended_at: null,
}
const frame = { ...previewFrame, voice: 'plain' as const }

export const previews = {
  asking: () => <ActPage frame={previewFrame} practice={elm} />,
  mistaken: () => <ActPage frame={previewFrame} practice={elm} errors={{ minutes: 'Select how long' }} />,
  never: () => <ActingsPage frame={frame} practice={elm} actings={[]} now={now} />,
  'now, and once before': () => (
    <ActingsPage
      frame={{ ...frame, acting: { practice_name: 'Elm Surgery', ends_at: acted.ends_at } }}
      practice={elm}
      actings={[acted, { ...acted, ended_at: now }]}
      now={now}
    />
  ),
}
