const shapes = {
  circle: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z',
  triangle: 'M6 1l5.2 9.5H.8z',
  diamond: 'M6 .4L11.6 6L6 11.6L.4 6z',
  square: 'M1.5 1.5h9v9h-9z',
  ring: 'M6 1.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6zm0 2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z',
  tick: 'M1 6.6L2.5 5l2.2 2.2L9.6 2L11 3.5L4.7 10.2z',
  dash: 'M1.5 5h9v2h-9z',
} as const

export type Shape = keyof typeof shapes

/** Stands beside a word, never instead of one. */
export const Glyph = ({ shape }: { shape: Shape }) => (
  <svg class="glyph" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <path d={shapes[shape]} />
  </svg>
)
