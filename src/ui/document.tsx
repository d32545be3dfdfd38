import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { asset } from '../platform/assets.ts'

type DocumentProps = {
  title: string
  /** The office's or the LMC's name, after the title in the window. */
  owner: string
  /** The LMC's brand hue, 0 to 359. */
  hue: number
  voice: 'office' | 'plain'
  has_errors?: boolean | undefined
  /** Seconds after which the page asks for itself again, where there is no JavaScript. */
  refresh?: number | undefined
  children: Child
}

export const Document = ({ title, owner, hue, voice, has_errors, refresh, children }: DocumentProps) => (
  <>
    {raw('<!DOCTYPE html>')}
    <html lang="en-GB" data-hue={String(hue)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${has_errors ? 'Error: ' : ''}${title} – ${owner}`}</title>
        <link rel="preload" href={asset('inter.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={asset('style.css')} />
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <script type="module" src={asset('page.js')} />
        {refresh && (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
      </head>
      <body class={`voice-${voice}`}>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        {children}
      </body>
    </html>
  </>
)

/** "Leicester, Leicestershire & Rutland LMC" → "LLR": the first letters of the long words, three at most. */
export const initials = (name: string) =>
  (name.replace(/\bLMCs?\b/, '').match(/\b\p{Lu}/gu) ?? [name.charAt(0)]).slice(0, 3).join('')

export const Owner = ({ name, href }: { name: string; href: string }) => (
  <a class="owner" href={href}>
    <span class="mark" aria-hidden="true">
      {initials(name)}
    </span>
    <span>{name}</span>
  </a>
)
