import type { Child } from 'hono/jsx'
import { Glyph } from './icons.tsx'
import type { Shape } from './icons.tsx'

/** The first four are the alert states. Each has its own shape, so that the word and the shape still say it without colour. */
const shapes = {
  green: 'circle',
  amber: 'triangle',
  red: 'diamond',
  black: 'square',
  done: 'tick',
  waiting: 'ring',
  closed: 'dash',
  new: 'circle',
  plain: undefined,
} as const satisfies Record<string, Shape | undefined>

export type TagKind = keyof typeof shapes

export function Tag({ kind = 'plain', children }: { kind?: TagKind; children: Child }) {
  const shape = shapes[kind]
  return (
    <span class={`tag ${kind}`}>
      {shape && <Glyph shape={shape} />}
      {children}
    </span>
  )
}

/** A figure held back because it could give somebody away. */
export const Suppressed = () => (
  <span class="suppressed" title="Held back: too few returns, or it would give one away">
    held back
  </span>
)

/** Blank is not known; it is not none. */
export const NotKnown = () => (
  <span class="not-known">
    <span aria-hidden="true">–</span>
    <span class="unseen">not known</span>
  </span>
)
