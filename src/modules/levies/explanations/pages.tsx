import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, plainDay, pounds, thousands, type Id, type Pence, type Rate } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Related } from '../../register/door.ts'
import type { GivenCountForm } from '../given-counts/forms.ts'
import { periodWords, runStateWords } from '../runs/rules.ts'
import { OwedPanel, previewDebt } from '../write-offs/owed/pages.tsx'
import type { DebtOfLine, WriteOff } from '../write-offs/reads.ts'
import { Missing } from './missing/pages.tsx'
import { Followed, previewFollowed } from './followed/pages.tsx'
import { Came, exampleLine, Steps } from './parts/pages.tsx'
import type { LineExplained, LineFollowed } from './reads.ts'
import { officeAddresses } from './rules.ts'

export type LinePageProps = {
  frame: Frame
  line: LineExplained
  followed: LineFollowed
  /** Where it is of an issued run, what of it is owed. */
  debt: DebtOfLine | undefined
  write_offs: readonly WriteOff[]
  related: readonly Related[]
  may_keep: boolean
  /** Of the form that asks for a count. */
  pressed: string
  raw?: RawOf<GivenCountForm>
  errors?: ErrorsOf<GivenCountForm>
  refusal?: string
}

export const LinePage = (props: LinePageProps) => {
  const { frame, line, followed, related, debt, write_offs, may_keep, pressed, raw, errors, refusal } = props
  const period = { from: line.period_from, to: line.period_to }
  const is_draft = line.run_state === 'draft'
  return (
    <Office
      frame={frame}
      title={`How this came about: ${line.name}`}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Runs', href: '/levies/runs' },
        { label: periodWords(period), href: `/levies/runs/${line.run_id}` },
      ]}
      head={
        <PageHead
          kind={`${line.levy_name}, ${periodWords(period)}`}
          title={`${line.name}: ${line.kind === 'not_charged' ? 'not charged' : pounds(line.amount_pence)}`}
          about={<a href={`/levies/practices/${line.ods_code}`}>{line.ods_code}: all its levies</a>}
          as_at={
            line.issued_at
              ? `Issued at ${londonTime(line.issued_at)} by ${line.issued_by}; it never changes.`
              : `${runStateWords[line.run_state].label}: not issued.`
          }
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      {may_keep && is_draft && line.kind === 'adjustment' && (
        <PostButton action={`/levies/lines/${line.id}/leaving-out`}>Leave this correction out</PostButton>
      )}
      {may_keep && <Missing line={line} raw={{ ...raw, pressed: [pressed] }} errors={errors} />}
      <Panel title="How this came about">
        <Steps line={line} addresses={officeAddresses} />
      </Panel>
      <Panel title="Where its figures are from">
        <Came line={line} addresses={officeAddresses} />
        {related.map(({ relation, ods_code, name, on, gained }) => (
          <p>
            {relation === 'successor' ? 'It may have been taken over by ' : 'It may have taken over from '}
            <a href={`/practices/${ods_code}`}>{name}</a>: {relation === 'successor' ? 'its' : 'this'} list grew by{' '}
            {thousands(gained)} by {plainDay(on)}. No file says so. Each is charged for its own days.
          </p>
        ))}
      </Panel>
      <Followed followed={followed} addresses={officeAddresses} />
      {debt && <OwedPanel debt={debt} write_offs={write_offs} may_keep={may_keep} />}
    </Office>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
const line = exampleLine
const nothing: LineFollowed = { corrections: [], documents: [], receipts: [], set_offs: [] }
const shown = {
  frame: previewFrame,
  pressed: '0',
  may_keep: true,
  followed: nothing,
  related: [],
  debt: undefined,
  write_offs: [],
}
const asked = {
  ...line,
  kind: 'not_charged',
  why: 'no_list_size',
  list_size: null,
  list_size_on: null,
  file_name: null,
  amount_pence: 0 as Pence,
  run_state: 'draft',
  issued_at: null,
} as const

export const previews = {
  'a charge': () => <LinePage {...shown} line={line} debt={previewDebt} followed={previewFollowed} />,
  'closed half-way, of the national levy': () => (
    <LinePage
      {...shown}
      line={{
        ...line,
        levy_name: 'National levy',
        levy_kind: 'national',
        to_on: day('2026-08-14'),
        days: 45,
        rate: 60_000 as Rate,
        remitted_rate: 50_000 as Rate,
        amount_pence: 7513 as Pence,
        remitted_pence: 6261 as Pence,
        mandate_choice: 'in',
        mandate_signed_by: 'Dr Amina Yusuf',
        mandate_signed_on: day('2024-03-01'),
        mandate_withdrawn_at: Temporal.Instant.from('2026-11-20T10:00:00Z'),
      }}
      related={[
        { relation: 'successor', ods_code: 'Q90002', name: 'Tollgate Surgery', on: day('2026-09-01'), gained: 3204 },
      ]}
    />
  ),
  'an adjustment': () => (
    <LinePage
      {...shown}
      line={{
        ...line,
        kind: 'adjustment',
        amount_pence: -756 as Pence,
        why: 'Its list size of 1 July 2026 is 10,168, not 10,240.',
        corrects_line_id: '1' as Id<'line'>,
        corrects_pence: 107_520 as Pence,
        run_state: 'draft',
        issued_at: null,
      }}
    />
  ),
  'without a mandate': () => (
    <LinePage {...shown} line={{ ...asked, why: 'no_mandate', contract_kind: 'pms', list_size: 10_240 }} />
  ),
  'without a contract, once issued': () => (
    <LinePage {...shown} line={{ ...asked, why: 'contract_not_known', contract_kind: null, run_state: 'issued' }} />
  ),
  'without a list size': () => <LinePage {...shown} line={asked} />,
  'by the weighted list': () => (
    <LinePage
      {...shown}
      line={{
        ...line,
        list_basis: 'weighted',
        list_size: 9_877,
        as_given: '9,876.54',
        file_name: 'Global sum Q2 2026-27.xlsx',
        file_line: 14,
        taken_by: 'Denise Fallow',
      }}
    />
  ),
  'without a weighted list size': () => (
    <LinePage {...shown} line={{ ...asked, list_basis: 'weighted', why: 'no_weighted_list_size' }} />
  ),
  'without a list size, and mistaken': () => (
    <LinePage
      {...shown}
      line={asked}
      raw={{ patients: ['lots'], counted_on: ['1', '7', '2026'], source: [''] }}
      errors={{
        patients: 'Registered patients must be a whole number, such as 1',
        source: 'Enter where you have it from',
      }}
    />
  ),
}
