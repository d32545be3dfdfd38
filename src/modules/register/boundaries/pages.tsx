import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, plainDay, thousands, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import type { Lmc } from '../lmcs/reads.ts'
import { boundaryForm } from './forms.ts'
import type { Clash } from './reads.ts'

export type Named = { readonly ods_code: string; readonly name: string; readonly list_size: number | null }

/** What a rule would take on the day it is tried, against what is represented on that day. */
export type Trial = {
  readonly taken: readonly Named[]
  readonly gained: readonly Named[]
  readonly lost: readonly Named[]
  readonly clashes: readonly Clash[]
}

const NamedList = ({ title, practices }: { title: string; practices: readonly Named[] }) => (
  <Panel title={title} note={count(practices.length, 'practice')}>
    {practices.length === 0 ? (
      <p class="empty">None.</p>
    ) : (
      <ul class="plain-list">
        {practices.map(({ ods_code, name }) => (
          <li>
            <a href={`/practices/${ods_code}`}>{name}</a> <span class="note">{ods_code}</span>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)

const patients = (practices: readonly Named[]) => practices.reduce((sum, { list_size }) => sum + (list_size ?? 0), 0)

export const ClashNotice = ({ clashes }: { clashes: readonly Clash[] }) => (
  <>
    {clashes.map(({ lmc_name, ods_codes }) => (
      <Notice kind="danger" title={`${lmc_name} has ${count(ods_codes.length, 'practice')} of this area.`}>
        A practice is in one LMC at a time. Leave out {ods_codes.slice(0, 20).join(', ')}
        {ods_codes.length > 20 && ` and ${thousands(ods_codes.length - 20)} more`}, or draw the other area first.
      </Notice>
    ))}
  </>
)

export type BoundaryPageProps = {
  frame: Frame
  lmc: Lmc
  on: Temporal.PlainDate
  raw: RawOf<typeof boundaryForm>
  errors?: ErrorsOf<typeof boundaryForm>
  trial?: Trial
  refusal?: string
}

/** What was asked, unseen, so that what is drawn is what was tried. */
const Asked = ({ raw }: { raw: RawOf<typeof boundaryForm> }) => (
  <>
    {Object.entries(raw).flatMap(([name, texts]) =>
      (texts ?? []).map((text, at) => (
        <input type="hidden" name={name === 'from' ? `from_${['day', 'month', 'year'][at]}` : name} value={text} />
      )),
    )}
  </>
)

export const BoundaryPage = ({ frame, lmc, on, raw, errors, trial, refusal }: BoundaryPageProps) => (
  <Office
    frame={frame}
    title={`The area of ${lmc.name}`}
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'LMCs', href: '/lmcs' },
      { label: lmc.name, href: `/lmcs/${lmc.id}` },
    ]}
    head={
      <PageHead
        title={`The area of ${lmc.name}`}
        about="Say which practices are the LMC’s, see which those are, then draw it."
      />
    }
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    {trial && (
      <>
        <ClashNotice clashes={trial.clashes} />
        <Tiles
          tiles={[
            { label: 'Practices', value: thousands(trial.taken.length), note: `on ${plainDay(on)}` },
            { label: 'Patients', value: thousands(patients(trial.taken)) },
            { label: 'Gained', value: thousands(trial.gained.length), note: 'not represented today' },
            { label: 'Lost', value: thousands(trial.lost.length), note: 'represented today' },
          ]}
        />
        {trial.taken.length > 0 && trial.clashes.length === 0 && (
          <form method="post" action={`/lmcs/${lmc.id}/boundary`}>
            <Asked raw={raw} />
            <Button>Draw the area so</Button>
          </form>
        )}
        <Columns>
          <NamedList title="Gained" practices={trial.gained} />
          <NamedList title="Lost" practices={trial.lost} />
        </Columns>
      </>
    )}
    <Panel title={trial ? 'Try another rule' : 'Which practices are yours?'}>
      <form method="get" action={`/lmcs/${lmc.id}/boundary`}>
        <Questions form={boundaryForm} raw={raw} errors={errors} />
        <Button kind={trial ? 'second' : 'main'}>See what it takes</Button>
      </form>
    </Panel>
    {trial && <NamedList title="All it takes" practices={trial.taken} />}
  </Office>
)

const lmc: Lmc = {
  id: '0' as Id<'lmc'>,
  name: 'Wealdshire LMC',
  short_name: 'Wealdshire',
  brand_hue: 168,
  smallest_cell: 5,
}
const elm: Named = { ods_code: 'Q90001', name: 'Elm Surgery', list_size: 10_240 }
const seen = { frame: previewFrame, lmc, on: Temporal.PlainDate.from('2026-11-21'), raw: { commissioners: ['99W'] } }

export const previews = {
  asked: () => <BoundaryPage {...seen} raw={{}} />,
  'a mistake': () => (
    <BoundaryPage
      {...seen}
      raw={{ commissioners: ['?'] }}
      errors={{ commissioners: '“?” is not a sub-ICB code such as 04C' }}
    />
  ),
  tried: () => <BoundaryPage {...seen} trial={{ taken: [elm], gained: [elm], lost: [], clashes: [] }} />,
  'of another LMC': () => (
    <BoundaryPage
      {...seen}
      trial={{ taken: [elm], gained: [elm], lost: [], clashes: [{ lmc_name: 'Saltmarsh LMC', ods_codes: ['Q90001'] }] }}
    />
  ),
}
