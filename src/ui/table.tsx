import type { Child } from 'hono/jsx'
import { Button, Hidden, address } from './links.tsx'
import { Pager, rowCount } from './pager.tsx'
import type { Paged } from './pager.tsx'

export type Column<Row> = {
  /** The name to sort by, and the CSV heading. */
  key: string
  label: string
  /** Words unless told otherwise. */
  kind?: 'number' | 'money' | 'date' | 'tag' | 'chart' | 'action'
  cell: (row: Row) => Child
  is_sortable?: boolean
  /** Shown only where there is room to spare; the files have it always. */
  is_roomy?: boolean
  /** Words that want a wide column. */
  is_long?: boolean
}

export type Sort = { key: string; is_descending: boolean }

type TableProps<Row> = {
  /** What the rows are, for those who hear the page: "Practices". */
  label: string
  /** The first column names the row, and stays in sight when the table scrolls sideways. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** The address of this page with the filters now in force; sort, page and exports are made from it. */
  href: string
  nouns: readonly [one: string, many: string]
  paged?: Paged
  sort?: Sort
  /** Fields of the filter form. It is sent by GET to this page. */
  filters?: Child
  is_filtered?: boolean
  has_exports?: boolean
  /** One sentence: why there is nothing, and what to do. */
  empty: string
  /** What the columns come to in all, by their keys; of every row, not of this page’s. */
  totals?: Readonly<Record<string, Child>>
  /** More columns than a laptop has room for: it scrolls sideways in a pane of its own. */
  is_wide?: boolean
  /** Many columns: narrower ones, where the screen is. */
  is_dense?: boolean
}

const classOf = ({ kind, is_roomy }: { kind?: string | undefined; is_roomy?: boolean | undefined }) =>
  [kind && `is-${kind}`, is_roomy && 'is-roomy'].filter(Boolean).join(' ') || undefined

/** Figures and dates are first wanted largest or newest first; words from A. */
const startsDescending = <Row,>({ kind }: Column<Row>) => kind === 'number' || kind === 'money' || kind === 'date'

const sortText = ({ key, is_descending }: Sort) => (is_descending ? `-${key}` : key)

function Heading<Row>({ column, sort, href }: { column: Column<Row>; sort: Sort | undefined; href: string }) {
  if (!column.is_sortable)
    return (
      <th scope="col" class={classOf(column)}>
        {column.label}
      </th>
    )
  const isSorted = sort?.key === column.key
  const is_descending = isSorted ? !sort.is_descending : startsDescending(column)
  const order = sort?.is_descending ? 'descending' : 'ascending'
  return (
    <th scope="col" class={classOf(column)} aria-sort={isSorted ? order : undefined}>
      <a href={address(href, { sort: sortText({ key: column.key, is_descending }), page: null })}>
        {column.label}
        <span class="arrow" aria-hidden="true">
          {isSorted ? (sort.is_descending ? '↓' : '↑') : ''}
        </span>
      </a>
    </th>
  )
}

const Exports = ({ href, label }: { href: string; label: string }) => {
  const [path = '', query] = address(href, { page: null }).split('?')
  return (
    <ul class="exports" aria-label={`${label} as a file`}>
      {['csv', 'xlsx', 'json'].map((kind) => (
        <li>
          <a href={`${path}.${kind}${query ? `?${query}` : ''}`} download="">
            {kind.toUpperCase()}
          </a>
        </li>
      ))}
    </ul>
  )
}

const Totals = <Row,>({
  columns,
  totals,
}: {
  columns: readonly Column<Row>[]
  totals: Readonly<Record<string, Child>>
}) => (
  <tfoot>
    <tr>
      {columns.map(({ key, kind, is_roomy }, index) =>
        index === 0 ? <th scope="row">In all</th> : <td class={classOf({ kind, is_roomy })}>{totals[key]}</td>,
      )}
    </tr>
  </tfoot>
)

const scrollClass = ({ is_wide, is_dense }: { is_wide?: boolean; is_dense?: boolean }) =>
  ['scroll', is_wide && 'is-wide', is_dense && 'is-dense'].filter(Boolean).join(' ')

export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, sort, nouns } = props
  const paged = props.paged ?? { number: 1, size: Math.max(1, rows.length), total: rows.length }
  const href = sort ? address(props.href, { sort: sortText(sort) }) : props.href
  const path = href.split('?')[0] ?? ''
  return (
    <div class="table">
      {props.filters && (
        <form class="filters" method="get" action={path} role="search" aria-label={`Filter ${label.toLowerCase()}`}>
          {props.filters}
          {sort && <Hidden values={{ sort: sortText(sort) }} />}
          <Button kind="second">Filter</Button>
          {props.is_filtered && <a href={path}>Clear filters</a>}
        </form>
      )}
      <div class="table-head">
        <p class="row-count">{rowCount(paged, nouns)}</p>
        {props.has_exports && rows.length > 0 && <Exports href={href} label={label} />}
      </div>
      {rows.length === 0 ? (
        <p class="empty">{props.empty}</p>
      ) : (
        <div class={scrollClass(props)} role="region" aria-label={label} tabindex={0}>
          <table aria-label={label}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <Heading column={column} sort={sort} href={href} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  {columns.map(({ kind, cell, is_roomy, is_long }, index) =>
                    index === 0 ? (
                      <th scope="row">{cell(row)}</th>
                    ) : (
                      <td class={classOf({ kind, is_roomy })}>
                        {kind ? cell(row) : <span class={is_long ? 'cell is-long' : 'cell'}>{cell(row)}</span>}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
            {props.totals && <Totals columns={columns} totals={props.totals} />}
          </table>
        </div>
      )}
      <Pager paged={paged} href={href} label={label.toLowerCase()} />
    </div>
  )
}
