import type { Child } from 'hono/jsx'
import { Glyph } from './icons.tsx'

const shapes = { information: 'ring', good: 'tick', warning: 'triangle', danger: 'diamond' } as const

export type NoticeKind = keyof typeof shapes

/** Something to know before reading on. */
export const Notice = ({
  kind = 'information',
  title,
  children,
}: {
  kind?: NoticeKind
  title?: string
  children?: Child
}) => (
  <div class={`notice ${kind}`}>
    <Glyph shape={shapes[kind]} />
    <div>
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </div>
  </div>
)

export type FlashMessage = { kind: 'good' | 'warning'; text: string }

/** What came of the last thing they did; read out once by a screen reader. */
export const Flash = ({ flash }: { flash: FlashMessage }) => (
  <div role="status" class="flash">
    <Notice kind={flash.kind}>{flash.text}</Notice>
  </div>
)
