import { address } from './links.tsx'
import { counted, figure } from '../platform/values.ts'

export type Paged = { number: number; size: number; total: number }

export const pagesIn = ({ size, total }: Paged) => Math.max(1, Math.ceil(total / size))

/** The first, the last and those around this one; a gap is null. A gap of one page is that page. */
export function pagesShown(number: number, pages: number): (number | null)[] {
  const near = [1, number - 1, number, number + 1, pages].filter((page) => page >= 1 && page <= pages)
  const shown: (number | null)[] = []
  for (const page of new Set(near.toSorted((a, b) => a - b))) {
    const before = shown.at(-1) ?? 0
    if (page - before === 2) shown.push(page - 1)
    else if (page - before > 2) shown.push(null)
    shown.push(page)
  }
  return shown
}

/** "128 practices", or "51–100 of 6,200 practices". */
export function rowCount(paged: Paged, nouns: readonly [one: string, many: string]): string {
  const all = counted(paged.total, ...nouns)
  if (pagesIn(paged) === 1) return all
  const first = (paged.number - 1) * paged.size + 1
  return `${figure(first)}–${figure(Math.min(paged.total, first + paged.size - 1))} of ${all}`
}

export function Pager({ paged, href, label }: { paged: Paged; href: string; label: string }) {
  const pages = pagesIn(paged)
  if (pages === 1) return null
  const to = (page: number) => address(href, { page: page === 1 ? null : page })
  return (
    <nav class="pager" aria-label={`Pages of ${label}`}>
      <ul>
        {paged.number > 1 && (
          <li>
            <a href={to(paged.number - 1)} rel="prev">
              Previous
            </a>
          </li>
        )}
        {pagesShown(paged.number, pages).map((page) =>
          page === null ? (
            <li class="gap">…</li>
          ) : (
            <li>
              <a
                href={to(page)}
                aria-current={page === paged.number ? 'page' : undefined}
                aria-label={`Page ${figure(page)}`}
              >
                {figure(page)}
              </a>
            </li>
          ),
        )}
        {paged.number < pages && (
          <li>
            <a href={to(paged.number + 1)} rel="next">
              Next
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
