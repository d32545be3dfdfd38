import type { Child } from 'hono/jsx'

type PageHeadProps = {
  title: string
  /** What kind of thing this is, in small type above: "Practice". */
  kind?: string
  about?: Child
  /** "List sizes at 1 November 2026" */
  as_at?: string
  tags?: Child
  /** One or two buttons. */
  actions?: Child
}

export const PageHead = ({ title, kind, about, as_at, tags, actions }: PageHeadProps) => (
  <header class="page-head">
    <div>
      {kind && <p class="kind">{kind}</p>}
      <h1>
        {title} {tags && <span class="tags">{tags}</span>}
      </h1>
      {about && <p class="about">{about}</p>}
      {as_at && <p class="as-at">{as_at}</p>}
    </div>
    {actions && <div class="actions">{actions}</div>}
  </header>
)
