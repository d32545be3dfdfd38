import { extent } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { isNumber } from './chart.tsx'
import type { Value } from './chart.tsx'

/**
 * A scale over every figure that is known. d3 puts everything half-way along when all figures are the same, so such a
 * domain is widened; `from_zero` is for lengths, which lie unless they start at nought.
 */
export function scaleOver(values: readonly Value[], range: [number, number], { from_zero }: { from_zero: boolean }) {
  const [low = 0, high = 0] = extent(values.filter(isNumber))
  const first = from_zero ? Math.min(0, low) : low
  const last = from_zero ? Math.max(0, high) : high
  const widened = first === last ? (from_zero ? [0, 1] : [first - 1, last + 1]) : [first, last]
  return scaleLinear(widened, range)
}

/** One decimal is finer than any screen. */
export const at = (position: number) => Math.round(position * 10) / 10
export const percent = (position: number) => `${at(position)}%`

/** Moves labels down until none is nearer than `gap` to the one above it. */
export function apart<Label extends { y: number }>(labels: readonly Label[], gap: number): Label[] {
  let free = -Infinity
  return labels
    .toSorted((a, b) => a.y - b.y)
    .map((label) => {
      const y = Math.max(label.y, free)
      free = y + gap
      return { ...label, y }
    })
}
