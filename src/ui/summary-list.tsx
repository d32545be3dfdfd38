import type { Child } from 'hono/jsx'
import { NotKnown } from './tag.tsx'

export type SummaryRow = {
  label: string
  value: Child
  /** Where this came from or as at when, in small type. */
  note?: Child
  change?: { href: string; label?: string }
}

/** Facts about one thing. A change link says what it changes to those who hear it out of context. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl class="summary-list">
    {rows.map(({ label, value, note, change }) => (
      <div>
        <dt>{label}</dt>
        <dd>
          {value === null || value === undefined || value === '' ? <NotKnown /> : value}
          {note && <span class="note">{note}</span>}
        </dd>
        {change && (
          <dd class="change">
            <a href={change.href}>
              {change.label ?? 'Change'}
              <span class="unseen"> {label.toLowerCase()}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
