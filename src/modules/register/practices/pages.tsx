import type { Frame } from '../../../platform/routes.ts'
import { longDay, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { practiceColumns } from '../extents/pages.tsx'
import { askedQuery, practicesAsked } from './forms.ts'
import type { Choice, PracticeRow, PracticesFound } from './reads.ts'
import { flags, statuses, type PracticesAsked } from '../extents/rules.ts'

const optionsOf = (flagsOrStatuses: Readonly<Record<string, string>>) =>
  Object.entries(flagsOrStatuses).map(([value, label]) => ({ value, label }))

export type PracticesPageProps = {
  frame: Frame
  asked: PracticesAsked
  found: PracticesFound
  /** Blank when it is today. */
  as_at: string
  on: Temporal.PlainDate
  is_day_mistaken?: boolean
  choices: readonly Choice[]
  groups: readonly { readonly id: Id<'practice_group'>; readonly name: string }[]
}

const Filters = ({ frame, asked, on, choices, groups, is_day_mistaken, found }: PracticesPageProps) => {
  const pick = (name: 'pcn' | 'sub_icb' | 'constituency', label: string) =>
    found.everyone > 1000 ? (
      <TextField name={name} label={`${label} code`} width="short" value={asked[name]} />
    ) : (
      <SelectField
        name={name}
        label={label}
        none="Any"
        value={asked[name]}
        options={choices.filter(({ kind }) => kind === name).map(({ code, name }) => ({ value: code, label: name }))}
      />
    )
  return (
    <>
      <TextField name="q" label="Name, code or postcode" type="search" value={asked.q} width="medium" />
      {frame.lmcs.length > 1 && (
        <SelectField
          name="lmc"
          label="LMC"
          none="All"
          value={asked.lmc}
          options={frame.lmcs.map(({ id, short_name }) => ({ value: id, label: short_name }))}
        />
      )}
      {pick('pcn', 'PCN')}
      {pick('sub_icb', 'Sub-ICB')}
      {pick('constituency', 'Constituency')}
      {groups.length > 0 && (
        <SelectField
          name="group"
          label="Group"
          none="Any"
          value={asked.group}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        name="status"
        label="Status"
        value={asked.status}
        options={[...optionsOf(statuses), { value: 'any', label: 'Any' }]}
      />
      <SelectField name="flag" label="Flag" none="Any" value={asked.flag} options={optionsOf(flags)} />
      <TextField
        name="as_at"
        label="As at"
        width="short"
        value={on.toString()}
        error={is_day_mistaken ? 'Enter a day, such as 2026-04-01' : undefined}
      />
    </>
  )
}

export const PracticesPage = (props: PracticesPageProps) => {
  const { frame, asked, found, on, as_at } = props
  const query = askedQuery(asked, as_at)
  return (
    <Office
      frame={frame}
      title="Practices"
      head={<PageHead title="Practices" about="The practices the office represents." as_at={`As at ${longDay(on)}`} />}
    >
      {found.everyone === 0 && (
        <Notice title="No practice is represented on this day.">
          Draw the area of <a href="/lmcs">your LMCs</a>, or choose a day after it was drawn.
        </Notice>
      )}
      <Table
        label="Practices"
        columns={practiceColumns(on, as_at)}
        rows={found.rows}
        href={query ? `/practices?${query}` : '/practices'}
        nouns={['practice', 'practices']}
        paged={{ number: asked.page, size: 50, total: found.total }}
        {...(asked.sort === 'match' ? {} : { sort: { key: asked.sort, is_descending: asked.is_descending } })}
        has_exports
        is_dense
        is_filtered={query !== ''}
        empty="No practice matches. Clear the filters, or check the spelling."
        filters={<Filters {...props} />}
      />
    </Office>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
export const previewPractice: PracticeRow = {
  practice_id: '0' as Id<'practice'>,
  lmc_id: null,
  ods_code: 'Q90001',
  name: 'The Saint Bartholomew and All Hallows Partnership Medical Centre at Upper Wealdshire Bridge',
  status: 'active',
  opened_on: day('1974-04-01'),
  address: '4 Elm Street, Wealdbridge, Wealdshire',
  postcode: 'WB1 4ZZ',
  commissioner_code: '99W',
  icb_code: 'QW9',
  pcn_code: 'U90001',
  pcn_name: 'Elm and Tollgate PCN',
  constituency_code: 'E14009001',
  constituency_name: 'North Wealdshire',
  mp_name: 'Dana Whitlock',
  list_size: 10_240,
  list_size_on: day('2026-11-01'),
  list_size_year_ago: 9_100,
  list_size_year_ago_on: day('2025-11-01'),
  pcn_code_year_ago: 'U90002',
  sizes: [9_100, 9_240, 9_300, 9_800, 10_240],
}
const shown = { frame: previewFrame, on: day('2026-11-21'), as_at: '', choices: [], groups: [] }

export const previews = {
  none: () => (
    <PracticesPage
      {...shown}
      asked={practicesAsked(new URLSearchParams())}
      found={{ rows: [], total: 0, everyone: 0 }}
    />
  ),
  'one, with a long name': () => (
    <PracticesPage
      {...shown}
      asked={practicesAsked(new URLSearchParams())}
      found={{ rows: [previewPractice], total: 1, everyone: 128 }}
    />
  ),
  'a page of many, and a day that is none': () => (
    <PracticesPage
      {...shown}
      is_day_mistaken
      asked={practicesAsked(new URLSearchParams('page=2&sort=-list_size&q=elm'))}
      found={{ rows: Array.from({ length: 50 }, () => previewPractice), total: 6_200, everyone: 6_200 }}
    />
  ),
}
