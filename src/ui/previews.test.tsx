import { describe, expect, test } from 'vitest'
import { markup } from './markup.ts'
import { asset, assetAt } from '../platform/assets.ts'
import { initials } from './document.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { TextField } from './fields.tsx'
import { plainText } from './letterhead.tsx'
import { OutsideLink } from './links.tsx'
import { previewPage, previews } from './previews.tsx'
import { counted, figure, longDay, shortDay } from '../platform/values.ts'

const names = Object.keys(previews)
const pageOf = (name: string) => markup(previewPage(name) ?? <></>)

describe.each(names)('the preview "%s"', (name) => {
  const html = pageOf(name)

  test('has no inline style, no inline script and no handler', () => {
    expect(html).not.toMatch(/<[^>]+\sstyle=/)
    expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|<[^>]+\son\w+=/)
  })

  test('uses each id once, and points only at ids that are there', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const pointed = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|popovertarget)="([^"]+)"/g)].flatMap(
      ([, to]) => to?.split(' ') ?? [],
    )
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('gives every picture words, or hides it from those who can’t see it', () => {
    for (const [svg] of html.matchAll(/<svg[^>]*>/g)) expect(svg).toMatch(/aria-label=|aria-hidden="true"/)
  })

  test('gives every chart its table', () => {
    const charts = html.match(/<figure class="chart"/g)?.length ?? 0
    expect(html.match(/<figure class="chart".+?<details>.+?<table>.+?<\/figure>/gs)?.length ?? 0).toBe(charts)
  })
})

test('a first visit to any page is under 120 kB, and the stylesheet under 20 kB', () => {
  const css = assetAt(asset('style.css'))?.encodings?.gzip.length ?? Infinity
  const font = assetAt(asset('inter.woff2'))?.body.length ?? Infinity
  const script = assetAt(asset('page.js'))?.encodings?.gzip.length ?? Infinity
  const page = Math.max(...names.map((name) => pageOf(name).length))
  expect(css).toBeLessThan(20_000)
  expect(page + css + font + script).toBeLessThan(120_000)
})

test('a mistaken page says so in its title, and leads to the field by its name', () => {
  const html = pageOf('page: sign in')
  expect(html).toContain('<title>Error: Sign in – Wealdshire LMC</title>')
  expect(html).toContain('<a href="#email">')
  expect(html).toMatch(
    /<input type="email"[^>]* id="email" name="email" aria-describedby="email-hint email-error" aria-invalid="true"/,
  )
})

test('no mistakes, no summary; a refusal stands alone', () => {
  expect(markup(<ErrorSummary errors={{ email: undefined }} />)).toBe('')
  expect(markup(<ErrorSummary refusal="This week has closed." />)).not.toContain('<ul>')
})

test('what was typed comes back as it was typed', () => {
  const html = markup(<TextField name="q" label="Name" value={'"><script>alert(1)</script>'} />)
  expect(html).toContain('value="&quot;&gt;&lt;script&gt;')
})

test('an address that is no web, mail or telephone address is not a link', () => {
  expect(markup(<OutsideLink href=" javascript:alert(1)">site</OutsideLink>)).not.toContain('href')
  expect(markup(<OutsideLink href="https://elm.example">site</OutsideLink>)).toContain('href="https://elm.example"')
})

test('figures, counts and days are in the office’s words', () => {
  expect([figure(1_235_727), figure(-3), figure(38.84)]).toEqual(['1,235,727', '−3', '38.8'])
  expect([
    counted(0, 'practice', 'practices'),
    counted(1, 'practice', 'practices'),
    counted(128, 'practice', 'practices'),
  ]).toEqual(['No practices', '1 practice', '128 practices'])
  const day = Temporal.PlainDate.from('2026-09-19')
  expect([longDay(day), shortDay(day)]).toEqual(['Saturday 19 September 2026', '19 Sep 2026'])
})

test('an LMC is marked by its initials', () => {
  expect(['Leicester, Leicestershire & Rutland LMC', 'Wealdshire LMC', 'Tower Hamlets LMC'].map(initials)).toEqual([
    'LLR',
    'W',
    'TH',
  ])
})

test('an e-mail’s plain text has everything its page has', () => {
  const text = plainText({
    lmc_name: 'W LMC',
    preview: 'p',
    greeting: 'Dear Jo',
    paragraphs: ['One.'],
    link: { label: 'Reply', href: 'https://lmc.example/r' },
    sender: { name: 'Ruth', post: 'Liaison' },
    why: 'Because.',
  })
  expect(text).toBe('Dear Jo\n\nOne.\n\nReply:\nhttps://lmc.example/r\n\nRuth\nLiaison\nW LMC\n\n-- \nBecause.\n')
})
