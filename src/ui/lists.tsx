import type { Child } from 'hono/jsx'
import type { LinkTo } from './links.tsx'
import { counted, thousands } from '../platform/values.ts'

/** A titled piece of an office page. `more` is where the whole of it is. */
export const Panel = (props: { title: string; note?: Child; more?: LinkTo; children: Child }) => (
  <section class="panel">
    <header>
      <h2>{props.title}</h2>
      {props.note && <span class="note">{props.note}</span>}
      {props.more && <a href={props.more.href}>{props.more.label}</a>}
    </header>
    {props.children}
  </section>
)

export type Count = { label: string; count: number; href: string }

/** Figures, each the way to the list it counts. */
export const Counts = ({ counts }: { counts: readonly Count[] }) => (
  <ul class="counts">
    {counts.map(({ label, count, href }) => (
      <li>
        <a href={href}>
          {label} <span class="value">{thousands(count)}</span>
        </a>
      </li>
    ))}
  </ul>
)

/** Panels side by side where there is room: equal, or the first twice as wide. */
export const Columns = ({ kind = 'equal', children }: { kind?: 'equal' | 'main-and-side'; children: Child }) => (
  <div class={`columns ${kind}`}>{children}</div>
)

/** Without a page of its own, `href` is empty. */
export type WorkItem = { href: string; title: string; note?: Child; when?: string; tag?: Child }

/** Things waiting for somebody in the office. */
export const WorkList = ({ items, empty }: { items: readonly WorkItem[]; empty: string }) =>
  items.length === 0 ? (
    <p class="empty">{empty}</p>
  ) : (
    <ul class="work-list">
      {items.map(({ href, title, note, when, tag }) => (
        <li>
          <span>
            {href ? <a href={href}>{title}</a> : title}
            {note && <span class="note">{note}</span>}
          </span>
          {tag}
          {when && <span class="when">{when}</span>}
        </li>
      ))}
    </ul>
  )

export type Wanted = { href: string; title: string; about?: string; minutes: number; due?: string; is_done?: boolean }

/** What a practice is asked for: few, each with its minutes and its deadline, and an end. */
export const WantsYou = ({ things }: { things: readonly Wanted[] }) => (
  <>
    {things.length > 0 && (
      <ul class="wants-you">
        {things.map(({ href, title, about, minutes, due, is_done }) => (
          <li class={is_done ? 'is-done' : undefined}>
            <a href={href}>{title}</a>
            {about && <p>{about}</p>}
            <p class="note">
              {is_done ? 'Done, thank you' : counted(minutes, 'minute', 'minutes')}
              {due && !is_done && <> · {due}</>}
            </p>
          </li>
        ))}
      </ul>
    )}
    <p class="that-is-all">{things.length === 0 ? 'We will write when something does.' : "That's all, thank you."}</p>
  </>
)
