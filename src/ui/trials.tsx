import type { Child } from 'hono/jsx'
import { columnField, columnName } from '../platform/forms/columns.ts'
import type { ErrorsOf, Form, RawOf } from '../platform/forms/read.ts'
import { trialStates, type TrialState } from '../platform/forms/trials.ts'
import { thousands } from '../platform/values.ts'
import { SelectField } from './choices.tsx'
import { FileField } from './fields.tsx'
import { Question, Questions } from './form.tsx'
import { Button, PostButton } from './links.tsx'
import { Panel } from './lists.tsx'
import { Table, type Column } from './table.tsx'
import { Tag, type TagKind } from './tag.tsx'
import { Tiles } from './tiles.tsx'

const tags = { given: 'waiting', tried: 'new', taken: 'done', dropped: 'closed' } as const
export const TrialTag = ({ state }: { state: TrialState }) => <Tag kind={tags[state]}>{trialStates[state]}</Tag>

type GivingProps<F extends Form> = {
  title: string
  address: string
  form: F
  raw: RawOf<F>
  errors?: (ErrorsOf<F> & { file?: string }) | undefined
  /** What the file is called, and what it must have. */
  label: string
  hint: string
}

/** Asks for a spreadsheet, with what else is asked about it. */
export const TrialGiving = <F extends Form>({ title, address, form, raw, errors, label, hint }: GivingProps<F>) => (
  <Panel title={title}>
    <form method="post" action={address} enctype="multipart/form-data" novalidate>
      <Questions form={form} raw={raw} errors={errors} />
      <FileField name="file" label={label} hint={hint} error={errors?.file} />
      <Button>Match its columns</Button>
    </form>
  </Panel>
)

type ActionsProps = {
  address: string
  state: TrialState
  /** What is asked before it is taken in. */
  children?: Child
}

/** What may be done with a spreadsheet that is neither taken nor dropped. */
export const TrialActions = ({ address, state, children }: ActionsProps) => (
  <>
    {state === 'tried' && children && (
      <form method="post" action={`${address}/taking`}>
        {children}
        <Button>Take it in</Button>
      </form>
    )}
    <div class="actions">
      {state === 'tried' && !children && (
        <PostButton kind="main" action={`${address}/taking`}>
          Take it in
        </PostButton>
      )}
      <PostButton action={`${address}/dropping`}>Drop it</PostButton>
    </div>
  </>
)

type ColumnsProps = {
  address: string
  state: TrialState
  /** Of each column of the spreadsheet: what it is called, with what its first rows hold. */
  columns: readonly { readonly title: string; readonly sample: string }[]
  /** What a column may hold, and what each holds, in their order. */
  kinds: Parameters<typeof columnField>[0]
  matching: readonly (string | null)[]
  /** What else is asked. */
  children?: Child
}

/** What each column of a spreadsheet holds, to be said before it is tried. */
export const TrialColumns = ({ address, state, columns, kinds, matching, children }: ColumnsProps) => (
  <Panel title={state === 'given' ? 'What each column holds' : 'Match the columns otherwise'}>
    <form method="post" action={`${address}/matching`} novalidate>
      {columns.map(({ title, sample }, at) => (
        <Question
          name={columnName(at)}
          field={columnField(kinds, title || `Column ${at + 1}`, sample)}
          raw={[matching[at] ?? '']}
        />
      ))}
      {children}
      <Button>Try it</Button>
    </form>
  </Panel>
)

type RowOf<Kind extends string> = { readonly line: number; readonly fate: Kind }

/** What becomes of rows by kind: what each is called, and how it looks. */
type Kinds<Kind extends string> = {
  labels: Readonly<Record<Kind, string>>
  tags: Readonly<Record<Kind, TagKind>>
}

/** The rows of a spreadsheet that was tried, and which of them are looked at. */
export type TrialRows<Row> = {
  /** The page's address, with no filter. */
  href: string
  fates: readonly Row[]
  /** Which fate is looked at; blank is every one. */
  fate: string
  number: number
}
const size = 100

/** What becomes of each row, between the columns that say which row it is and those that say more of it. */
export function TrialRowsTable<Kind extends string, Row extends RowOf<Kind>>({
  href,
  fates,
  fate,
  number,
  labels,
  tags: tagsOf,
  which,
  more,
  is_wide = false,
}: TrialRows<Row> & Kinds<Kind> & { which: readonly Column<Row>[]; more: readonly Column<Row>[]; is_wide?: boolean }) {
  const shown = fate === '' ? fates : fates.filter((row) => row.fate === fate)
  return (
    <Table
      label="Rows"
      nouns={['row', 'rows']}
      href={fate ? `${href}?fate=${fate}` : href}
      rows={shown.slice((number - 1) * size, number * size)}
      paged={{ number, size, total: shown.length }}
      is_filtered={fate !== ''}
      has_exports
      is_wide={is_wide}
      filters={
        <SelectField
          name="fate"
          label="What becomes of it"
          none="All rows"
          value={fate}
          options={(Object.keys(labels) as Kind[]).map((value) => ({ value, label: labels[value] }))}
        />
      }
      empty="No row is like that."
      columns={[
        ...which,
        {
          key: 'fate',
          label: 'What becomes of it',
          kind: 'tag',
          cell: ({ fate: own }: Row) => <Tag kind={tagsOf[own]}>{labels[own]}</Tag>,
        },
        ...more,
        { key: 'line', label: 'Line', kind: 'number', cell: ({ line }: Row) => thousands(line) },
      ]}
    />
  )
}

/** How many rows come to what. */
export const TrialTiles = <Kind extends string>({
  href,
  fates,
  labels,
}: Pick<TrialRows<RowOf<Kind>>, 'href' | 'fates'> & Pick<Kinds<Kind>, 'labels'>) => (
  <Tiles
    tiles={(Object.keys(labels) as Kind[]).map((kind) => ({
      label: labels[kind],
      value: thousands(fates.filter((row) => row.fate === kind).length),
      href: `${href}?fate=${kind}`,
    }))}
  />
)
