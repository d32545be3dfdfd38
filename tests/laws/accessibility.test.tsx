import { expect, test } from 'vitest'
import { previews } from '../../src/previews.ts'
import { markup } from '../../src/ui/markup.ts'
import { isCode, sources } from '../support/sources.ts'

const pages = sources('src/modules', (path) => isCode(path) && path.endsWith('/pages.tsx'))
const all = Object.entries(previews)

test('every page has a preview', () => {
  const missing = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/export (?:const|function) (\w+Page)\b/g)]
      .filter(([, page]) => !new RegExp(`<${page}\\b`).test(text.slice(text.indexOf('export const previews'))))
      .map(([, page]) => `${path}: ${page}`),
  )
  expect(missing, 'a page nobody can look at without a database').toEqual([])
})

test('every preview is a whole page that carries no script or style of its own', () => {
  expect(all.length).toBeGreaterThan(20)
  for (const [name, preview] of all) {
    const html = markup(preview() ?? <></>)
    expect(html, name).not.toMatch(/ style="|<style|<script(?![^>]* src=)| on[a-z]+="/)
  }
})

test('every chart has its table', () => {
  for (const [name, preview] of all) {
    const html = markup(preview() ?? <></>)
    const charts = html.match(/<figure class="chart/g)?.length ?? 0
    const tables = html.match(/<figure class="chart[\s\S]*?<details[\s\S]*?<table[\s\S]*?<\/figure>/g)?.length ?? 0
    expect(tables, name).toBe(charts)
  }
})

test('every picture has words', () => {
  for (const [name, preview] of all)
    for (const [svg] of markup(preview() ?? <></>).matchAll(/<svg[^>]*>/g))
      expect(svg, name).toMatch(/aria-label=|aria-hidden="true"|aria-labelledby=/)
})

test('no id stands twice on a page, so that a label is of its own field', () => {
  const twice = all.flatMap(([name, preview]) =>
    [...markup(preview() ?? <></>).matchAll(/ id="([^"]+)"/g)]
      .map(([, id]) => id)
      .filter((id, at, ids) => ids.indexOf(id) !== at)
      .map((id) => `${name}: ${id}`),
  )
  expect(twice).toEqual([])
})
