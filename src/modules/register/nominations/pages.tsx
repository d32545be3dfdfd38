import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { isDuring, shortDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { NotKnown, Tag } from '../../../ui/tag.tsx'
import { PeopleTabs } from '../people/tabs/pages.tsx'
import { fullName } from '../people/rules.ts'
import type { Holder } from '../posts/reads.ts'
import { postLabel, spanWords } from '../posts/rules.ts'
import { nominationForm } from './forms.ts'
import type { Nomination, Unnominated } from './reads.ts'
import { nominationPurposes, type NominationPurpose } from './rules.ts'

export type PracticePeopleProps = {
  ods_code: string
  on: Temporal.PlainDate
  /** Who works there on the day, and who is to come. */
  holders: readonly Holder[]
  nominations: readonly Nomination[]
  may_change: boolean
}

/** Who works at a practice, and whom it has nominated, on the practice's page. */
export const PracticePeople = ({ ods_code, on, holders, nominations, may_change }: PracticePeopleProps) => (
  <Panel title="People" more={{ label: 'As a list', href: `/people?practice=${ods_code}` }}>
    {holders.length === 0 && <p class="empty">The office knows nobody who works there.</p>}
    <ul class="notes">
      {holders.map((holder) => (
        <li>
          <a href={`/people/${holder.person_id}`}>{fullName(holder)}</a>{' '}
          <span class="note">
            {postLabel(holder.kind)}
            {isDuring(holder.during, on)
              ? holder.during.until && ` until ${shortDay(holder.during.until.subtract({ days: 1 }))}`
              : ` ${spanWords(holder.during)}`}
          </span>{' '}
          {holder.state === 'waiting' && (
            <a href="/people/waiting">
              <Tag kind="waiting">Waits for approval</Tag>
            </a>
          )}
        </li>
      ))}
    </ul>
    <h3>Nominated</h3>
    {nominations.length === 0 && <p class="empty">Nobody.</p>}
    <ul class="notes">
      {nominations.map(({ id, person_id, name, purpose, is_there }) => (
        <li>
          {nominationPurposes[purpose]}: <a href={`/people/${person_id}`}>{name}</a>{' '}
          {!is_there && <Tag kind="amber">Holds no post there</Tag>}
          {may_change && (
            <PostButton action={`/practices/${ods_code}/nominations/${id}/ending`}>
              End<span class="unseen"> {nominationPurposes[purpose]}</span>
            </PostButton>
          )}
        </li>
      ))}
    </ul>
    {may_change && (
      <p class="button-row">
        <a href={`/people/new?practice=${ods_code}`}>Add somebody</a>
        {holders.length > 0 && <a href={`/practices/${ods_code}/nominations/new`}>Nominate</a>}
      </p>
    )}
  </Panel>
)

export type NominatePageProps = {
  frame: Frame
  practice: { readonly ods_code: string; readonly name: string }
  holders: readonly Holder[]
  raw?: RawOf<typeof nominationForm>
  errors?: ErrorsOf<typeof nominationForm>
  refusal?: string
}

export const NominatePage = ({ frame, practice, holders, raw, errors, refusal }: NominatePageProps) => (
  <Office
    frame={frame}
    title={`Nominate: ${practice.name}`}
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'Practices', href: '/practices' },
      { label: practice.name, href: `/practices/${practice.ods_code}` },
    ]}
    head={<PageHead title="Nominate" about="Whom the practice wants asked, and for what." />}
  >
    <form method="post" action={`/practices/${practice.ods_code}/nominations`} novalidate>
      <ErrorSummary refusal={refusal} errors={errors} />
      <SelectField
        name="person_id"
        label="Person"
        none=""
        value={raw?.person_id?.[0]}
        error={errors?.person_id}
        options={holders.map((holder) => ({
          value: holder.person_id,
          label: `${fullName(holder)}, ${postLabel(holder.kind)}`,
        }))}
      />
      <Question name="purpose" field={nominationForm.purpose} raw={raw?.purpose} error={errors?.purpose} />
      <p class="button-row">
        <Button>Nominate</Button>
        <a href={`/practices/${practice.ods_code}`}>Cancel</a>
      </p>
    </form>
  </Office>
)

export type UnnominatedPageProps = {
  frame: Frame
  purpose: NominationPurpose | ''
  page: number
  found: { readonly rows: readonly Unnominated[]; readonly total: number }
}

export const UnnominatedPage = ({ frame, purpose, page, found }: UnnominatedPageProps) => (
  <Office
    frame={frame}
    title="Nobody nominated"
    breadcrumbs={[{ label: 'People', href: '/people' }]}
    head={<PageHead title="Nobody nominated" about="Practices that have nominated nobody who still works there." />}
  >
    <PeopleTabs at="/people/unnominated" />
    <Table
      label="Practices"
      nouns={['practice', 'practices']}
      href={purpose ? `/people/unnominated?purpose=${purpose}` : '/people/unnominated'}
      rows={found.rows}
      paged={{ number: page, size: 50, total: found.total }}
      is_filtered={purpose !== ''}
      empty="Every practice has nominated somebody."
      filters={
        <SelectField
          name="purpose"
          label="Nominated for"
          none="Anything"
          value={purpose}
          options={Object.entries(nominationPurposes).map(([value, label]) => ({ value, label }))}
        />
      }
      columns={[
        { key: 'name', label: 'Practice', cell: ({ ods_code, name }) => <a href={`/practices/${ods_code}`}>{name}</a> },
        { key: 'ods_code', label: 'Code', cell: ({ ods_code }) => ods_code },
        { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
        {
          key: 'manager',
          label: 'Whom to ask',
          cell: ({ manager_id, manager_name }) =>
            manager_id ? <a href={`/people/${manager_id}`}>{manager_name}</a> : <NotKnown />,
        },
      ]}
    />
  </Office>
)

const holder: Holder = {
  post_id: '0' as Id<'post'>,
  person_id: '0' as Id<'person'>,
  title: '',
  name: 'Jo Bright',
  kind: 'practice_manager',
  during: { from: Temporal.PlainDate.from('2021-04-01'), until: Temporal.PlainDate.from('2027-01-01') },
  state: 'waiting',
  is_main_workplace: false,
}
const row: Unnominated = {
  ods_code: 'Q90001',
  name: 'Elm Surgery',
  lmc_name: 'Wealdshire',
  manager_id: null,
  manager_name: null,
}
const practice = { ods_code: 'Q90001', name: 'Elm Surgery' }

export const previews = {
  nominating: () => (
    <NominatePage
      frame={previewFrame}
      practice={practice}
      holders={[holder]}
      errors={{ purpose: 'Select nominated for' }}
    />
  ),
  'practices without': () => (
    <UnnominatedPage frame={previewFrame} purpose="" page={1} found={{ rows: [row], total: 1 }} />
  ),
  'none without': () => <UnnominatedPage frame={previewFrame} purpose="levy" page={1} found={{ rows: [], total: 0 }} />,
}
