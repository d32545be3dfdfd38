import type { Child } from 'hono/jsx'

export type TimelineEntry = {
  /** For machines: "2026-11-19" or an instant. */
  at: string
  /** For people: "19 November 2026". */
  when: string
  what: Child
  detail?: Child
  by?: string
}

/** What happened, newest first unless the page says otherwise. */
export const Timeline = ({ entries, empty }: { entries: readonly TimelineEntry[]; empty: string }) =>
  entries.length === 0 ? (
    <p class="empty">{empty}</p>
  ) : (
    <ol class="timeline">
      {entries.map(({ at, when, what, detail, by }) => (
        <li>
          <p class="what">{what}</p>
          {detail && <div class="detail">{detail}</div>}
          <p class="when">
            <time datetime={at}>{when}</time>
            {by && <span> · {by}</span>}
          </p>
        </li>
      ))}
    </ol>
  )
