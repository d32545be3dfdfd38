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
