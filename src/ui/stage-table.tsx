import type { Child } from 'hono/jsx'

type Head = { number: number; title: string; columns: readonly string[] }
type Cell = { figures: readonly string[]; mark: string | null }
type Row = { number: number | null; label: string; cells: readonly Cell[]; result: string }

type StageTableProps = {
  label: string
  heads: readonly Head[]
  rows: readonly Row[]
  /** Where more is said of a stage. */
  hrefOf?: (stage: number) => string
  /** Whether the last column says what became of each: once, where the stages stand in several tables. */
  has_results?: boolean
}

/** A count's stages: candidates down, stages across, one or two figures for each. */
export const StageTable = ({ label, heads, rows, hrefOf, has_results = true }: StageTableProps) => (
  <table class="stages">
    <caption class="unseen">{label}</caption>
    <colgroup></colgroup>
    {heads.map(({ columns }) => (
      <colgroup span={columns.length}></colgroup>
    ))}
    {has_results && <colgroup></colgroup>}
    <thead>
      <tr>
        <th scope="col" rowspan={2}>
          Candidate
        </th>
        {heads.map(({ number, title, columns }) => (
          <th scope="colgroup" colspan={columns.length}>
            {hrefOf ? <a href={hrefOf(number)}>Stage {number}</a> : <strong>Stage {number}</strong>}{' '}
            <span class="what">{title}</span>
          </th>
        ))}
        {has_results && (
          <th scope="col" rowspan={2} class="is-result">
            Result
          </th>
        )}
      </tr>
      <tr>
        {heads.map(({ columns }) =>
          columns.map((column) => (
            <th scope="col" class="is-number">
              {column}
            </th>
          )),
        )}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ number, label: name, cells, result }) => (
        <tr class={number === null ? 'is-below' : undefined}>
          <th scope="row">
            {number !== null && <span class="place">{number} </span>}
            {name}
          </th>
          {cells.map(({ figures, mark }) =>
            figures.map((figure, column) => (
              <td class={column === figures.length - 1 ? 'is-number is-total' : 'is-number'}>
                {column === figures.length - 1 && mark ? <Marked mark={mark}>{figure}</Marked> : figure}
              </td>
            )),
          )}
          {has_results && <td class="is-result">{result}</td>}
        </tr>
      ))}
    </tbody>
  </table>
)

/** A mark takes less room than its word, which is heard, and stands in the last column. */
const Marked = ({ mark, children }: { mark: string; children: Child }) => (
  <span class={mark === 'Elected' ? 'is-elected' : 'is-excluded'}>
    <span aria-hidden="true">{mark === 'Elected' ? '✓' : '×'}</span> {children}
    <span class="unseen"> {mark}</span>
  </span>
)
