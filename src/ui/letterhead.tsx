import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import type { LinkTo } from './links.tsx'

/** One e-mail, said once: `EmailFrame` and `plainText` are two ways of showing it. */
export type EmailWords = {
  lmc_name: string
  /** Shown beside the subject in the list of mail. */
  preview: string
  greeting: string
  paragraphs: readonly string[]
  /** The one link. Its address is whole: "https://…". */
  link?: LinkTo
  after?: readonly string[]
  sender: { name: string; post: string; contact?: string }
  /** Why they were sent this, and how to stop it where they may. */
  why: string
}

/** What stands under every letter of an office, and how to get no more of its kind. */
export type EmailFoot = { lines: readonly string[]; stop?: LinkTo }

const noFoot: EmailFoot = { lines: [] }

/** Tables and attributes, because mail programs know no stylesheet and our own pages allow no style attribute. */
export const EmailFrame = ({ words, foot = noFoot }: { words: EmailWords; foot?: EmailFoot }) => (
  <>
    {raw('<!DOCTYPE html>')}
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.preview}</title>
      </head>
      <body bgcolor="#f4f4f2">
        <div hidden>{words.preview}</div>
        <main>
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} bgcolor="#f4f4f2">
            <tr>
              <td align="center">
                <table role="presentation" width="100%" cellpadding="24" cellspacing="0" border={0} bgcolor="#ffffff">
                  <tr>
                    <td align="left">
                      <font face="Arial, sans-serif" size="3" color="#222222">
                        <h1>
                          <font size="3">{words.lmc_name}</font>
                        </h1>
                        <p>{words.greeting}</p>
                        {words.paragraphs.map((paragraph) => (
                          <p>{paragraph}</p>
                        ))}
                        {words.link && (
                          <p>
                            <a href={words.link.href}>
                              <b>{words.link.label}</b>
                            </a>
                          </p>
                        )}
                        {words.after?.map((paragraph) => (
                          <p>{paragraph}</p>
                        ))}
                        <p>
                          {words.sender.name}
                          <br />
                          {words.sender.post}
                          {words.sender.contact && (
                            <>
                              <br />
                              {words.sender.contact}
                            </>
                          )}
                        </p>
                      </font>
                      <font face="Arial, sans-serif" size="2" color="#555555">
                        <p>{words.why}</p>
                        {foot.stop && (
                          <p>
                            <a href={foot.stop.href}>{foot.stop.label}</a>
                          </p>
                        )}
                        {foot.lines.map((line) => (
                          <p>{line}</p>
                        ))}
                      </font>
                    </td>
                  </tr>
                </table>
              </td>
            </tr>
          </table>
        </main>
      </body>
    </html>
  </>
)

export function plainText(words: EmailWords, { stop, lines }: EmailFoot = noFoot): string {
  const { lmc_name, greeting, paragraphs, link, after = [], sender, why } = words
  const signature = [sender.name, sender.post, sender.contact, lmc_name].filter(Boolean).join('\n')
  const named = (to: LinkTo | undefined) => to && `${to.label}:\n${to.href}`
  const parts = [greeting, ...paragraphs, named(link), ...after, signature, `-- \n${why}`, named(stop), ...lines]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const paper = `
  body { font: 10pt/1.4 system-ui, sans-serif; max-width: 70rem; margin: 1.5rem auto; padding: 0 1rem; color: #111; background: #fff }
  h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem } h3 { font-size: 1rem; margin-bottom: 0 }
  .verdict { font-size: 1.25rem; font-weight: 600; padding: .75rem 1rem; border: 2px solid #111 }
  dl div { display: flex; gap: 1rem } dt { width: 12rem; color: #555 } dd { margin: 0; overflow-wrap: anywhere }
  table { border-collapse: collapse; margin: 1rem 0 2rem; font-size: .85em; font-variant-numeric: tabular-nums; break-inside: avoid }
  th, td { padding: .2rem .4rem; border-bottom: 1px solid #bbb; text-align: left; vertical-align: top }
  td { white-space: nowrap } thead th { background: #eee } .is-number { text-align: right } .what { display: block; font-weight: 400 }
  .is-elected { font-weight: 700 } .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  pre, li { overflow-wrap: anywhere; white-space: pre-wrap }
  @page { size: A4 landscape; margin: 14mm }
`

/** A document that leaves as one file: with its own few styles, and nothing that it needs from anywhere. */
export const PaperFrame = ({ title, children }: { title: string; children: Child }) => (
  <>
    {raw('<!DOCTYPE html>')}
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{raw(paper)}</style>
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  </>
)

type PrintSheetProps = {
  lmc_name: string
  address: readonly string[]
  /** Whom it is to, line by line. */
  to?: readonly string[]
  /** "19 November 2026" */
  dated: string
  reference?: string
  title: string
  children: Child
}

/** A letter or a report as it leaves the printer. On the screen it is a sheet of paper. */
export const PrintSheet = (props: PrintSheetProps) => (
  <article class="print-sheet">
    <header>
      <p class="from">
        <strong>{props.lmc_name}</strong>
        {props.address.map((line) => (
          <span>{line}</span>
        ))}
      </p>
    </header>
    {props.to && (
      <p class="to">
        {props.to.map((line) => (
          <span>{line}</span>
        ))}
      </p>
    )}
    <p class="dated">
      {props.dated}
      {props.reference && <span>Reference {props.reference}</span>}
    </p>
    <h1>{props.title}</h1>
    {props.children}
  </article>
)
