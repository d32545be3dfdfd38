import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markup } from './markup.ts'
import { address } from './links.tsx'
import { pagesIn, pagesShown, rowCount } from './pager.tsx'
import { Table } from './table.tsx'
import type { Column, Sort } from './table.tsx'

type Row = { name: string; size: number }
const columns: Column<Row>[] = [
  { key: 'name', label: 'Practice', is_sortable: true, cell: (row) => row.name },
  { key: 'size', label: 'List size', kind: 'number', is_sortable: true, cell: (row) => row.size },
  { key: 'flag', label: 'Flag', cell: () => null },
]
const shown = (
  rows: Row[],
  more: {
    totals?: Readonly<Record<string, string>>
    sort?: Sort
    href?: string
    paged?: { number: number; size: number; total: number }
  } = {},
) =>
  markup(
    <Table
      label="Practices"
      columns={columns}
      rows={rows}
      href="/practices?pcn=elm"
      nouns={['practice', 'practices']}
      empty="No practice matches."
      has_exports
      {...more}
    />,
  )
const elm = { name: 'Elm', size: 10_240 }

test('a heading sorts by its column, figures largest first, and keeps the filter but not the page', () => {
  const html = shown([elm], { href: '/practices?pcn=elm&page=3' })
  expect(html).toContain('href="/practices?pcn=elm&amp;sort=name"')
  expect(html).toContain('href="/practices?pcn=elm&amp;sort=-size"')
})

test('the heading sorted by turns the order round and says which way it is', () => {
  const html = shown([elm], { sort: { key: 'size', is_descending: true } })
  expect(html).toContain('aria-sort="descending"')
  expect(html).toContain('href="/practices?pcn=elm&amp;sort=size"')
})

test('files hold every page of what is filtered and sorted', () => {
  const html = shown([elm], { href: '/practices?pcn=elm&page=3', sort: { key: 'name', is_descending: true } })
  expect(html).toContain('href="/practices.csv?pcn=elm&amp;sort=-name"')
})

test('what columns come to in all stands under them, and nothing under the others', () => {
  const html = shown([elm], { totals: { size: '10,240' } })
  expect(html).toContain(
    '<tfoot><tr><th scope="row">In all</th><td class="is-number">10,240</td><td></td></tr></tfoot>',
  )
  expect(shown([elm])).not.toContain('tfoot')
})

test('an empty table says why and offers no files', () => {
  const html = shown([])
  expect(html).toContain('No practice matches.')
  expect(html).toContain('No practices')
  expect(html).not.toContain('<table')
  expect(html).not.toContain('.csv')
})

test('rows are counted in words', () => {
  expect(rowCount({ number: 1, size: 50, total: 1 }, ['practice', 'practices'])).toBe('1 practice')
  expect(rowCount({ number: 1, size: 200, total: 128 }, ['practice', 'practices'])).toBe('128 practices')
  expect(rowCount({ number: 124, size: 50, total: 6_180 }, ['practice', 'practices'])).toBe(
    '6,151–6,180 of 6,180 practices',
  )
})

test('what people type is text', () => {
  expect(shown([{ name: '<img src=x onerror=alert(1)>', size: 1 }])).not.toContain('<img')
})

test('an address keeps what it had, changes what is asked and drops what is null', () => {
  expect(address('/x?a=1&b=2', { b: null, c: 'é&' })).toBe('/x?a=1&c=%C3%A9%26')
  expect(address('/x?a=1', { a: null })).toBe('/x')
})

test('the pager shows the first, the last and this page, in order, with no gap of a single page', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(),
      (total, size, pick) => {
        const pages = pagesIn({ number: 1, size, total })
        const number = (pick % pages) + 1
        const list = pagesShown(number, pages)
        const numbers = list.filter((page) => page !== null)
        expect(numbers).toContain(1)
        expect(numbers).toContain(number)
        expect(numbers.at(-1)).toBe(pages)
        const steps = list.flatMap((page, index) => {
          const [before, after] = [list[index - 1], list[index + 1]]
          if (page === null) return (after ?? 0) - (before ?? 0) > 2 ? [] : ['a gap that hides too little']
          return typeof before === 'number' && page - before !== 1 ? ['a page left out without a gap'] : []
        })
        expect(steps).toEqual([])
      },
    ),
  )
})
