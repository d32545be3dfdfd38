import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chromaFor, linearRgb } from '../platform/hues.ts'

const css = readFileSync(new URL('../../public/style.css', import.meta.url), 'utf8')
const schemes = ['light', 'dark'] as const
type Scheme = (typeof schemes)[number]

/** `oklch(42% calc(var(--c) * 0.3) var(--h))` as numbers for one hue. */
function colour(text: string, hue: number): [number, number, number] {
  const [, lightness, chroma = '', angle] =
    /^oklch\(([\d.]+)% (calc\(.+?\) \* [\d.]+\)|calc\(var\(--c\) \* [\d.]+\)|var\(--c\)|[\d.]+) (.+)\)$/.exec(text) ??
    []
  if (!lightness) throw new Error(`not a colour this test can read: ${text}`)
  const factor = chroma.startsWith('calc') ? Number(/\* ([\d.]+)/.exec(chroma)?.[1]) : 1
  return [
    Number(lightness) / 100,
    chroma.includes('--c') ? chromaFor(hue) * factor : Number(chroma),
    angle === 'var(--h)' ? hue : Number(angle),
  ]
}

const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\(\s*(oklch\(.+?\)),\s*(oklch\(.+?\))\s*\);/g)].map(
    ([, name, light, dark]) => [name, { light, dark }],
  ),
)

function rgb(name: string, scheme: Scheme, hue: number) {
  const token = name.startsWith('oklch') ? { light: name, dark: name } : tokens.get(name)
  if (!token?.[scheme]) throw new Error(`--${name} is not in style.css`)
  return linearRgb(...colour(token[scheme], hue))
}

const luminance = (name: string, scheme: Scheme, hue: number) => {
  const [r, g, b] = rgb(name, scheme, hue).map((channel) => Math.min(1, Math.max(0, channel)))
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

/** WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string, scheme: Scheme, hue: number) {
  const [low = 0, high = 0] = [luminance(one, scheme, hue), luminance(other, scheme, hue)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['page', 'card', 'side', 'hover']
const words: [string, string][] = [
  ...['ink', 'quiet', 'brand'].flatMap((name) => surfaces.map((under): [string, string] => [name, under])),
  ...['brand-tint', 'green-tint', 'amber-tint', 'red-tint'].map((under): [string, string] => ['ink', under]),
  ...['brand-tint', 'green-tint', 'amber-tint', 'red-tint'].map((under): [string, string] => ['brand', under]),
  ['on-brand', 'brand'],
  ...['green', 'amber', 'red', 'black'].map((name): [string, string] => [name, `${name}-tint`]),
  ['red', 'page'],
  ['red', 'card'],
  ['black', 'area-black'],
  ...['heat-1', 'heat-2', 'heat-3'].map((under): [string, string] => ['ink', under]),
  ...['heat-4', 'heat-5'].map((under): [string, string] => ['on-brand', under]),
  ['oklch(100% 0 0)', 'area-red'],
  ...['area-green', 'area-amber', 'series-2', 'series-3', 'series-5', 'series-6'].map((under): [string, string] => [
    'oklch(15% 0 0)',
    under,
  ]),
]
const graphics: [string, string][] = [
  ...['edge', 'brand', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6', 'green', 'red'].flatMap((name) =>
    ['card', 'page'].map((under): [string, string] => [name, under]),
  ),
  ['edge', 'side'],
]

/** Every pair that falls short, at the hue where it is worst. */
const shortfalls = (pairs: [string, string][], least: number) =>
  pairs.flatMap(([one, other]) =>
    schemes.flatMap((scheme) => {
      const ratios = Array.from({ length: 360 }, (_, hue) => contrast(one, other, scheme, hue))
      const worst = Math.min(...ratios)
      return worst < least ? [`${one} on ${other}, ${scheme}, hue ${ratios.indexOf(worst)}: ${worst.toFixed(2)}`] : []
    }),
  )

describe('whatever hue an LMC chooses', () => {
  test('words can be read in light and in dark', () => expect(shortfalls(words, 4.5)).toEqual([]))
  test('edges, lines and bars can be made out', () => expect(shortfalls(graphics, 3)).toEqual([]))
  test('no colour is one that a screen has to clip', () => {
    const clipped = [...tokens.keys()].flatMap((name) =>
      schemes.flatMap((scheme) =>
        Array.from({ length: 360 }, (_, hue) => hue)
          .filter((hue) => rgb(name ?? '', scheme, hue).some((channel) => channel < -0.002 || channel > 1.002))
          .slice(0, 1)
          .map((hue) => `--${name}, ${scheme}, hue ${hue}`),
      ),
    )
    expect(clipped).toEqual([])
  })
})
