import type { Child } from 'hono/jsx'

export type Tile = { label: string; value: Child; note?: Child; href?: string }

/** A handful of figures at the top of a page. */
export const Tiles = ({ tiles }: { tiles: readonly Tile[] }) => (
  <ul class="tiles">
    {tiles.map(({ label, value, note, href }) => (
      <li>
        <span class="label">{href ? <a href={href}>{label}</a> : label}</span>
        <span class="value">{value}</span>
        {note && <span class="note">{note}</span>}
      </li>
    ))}
  </ul>
)
