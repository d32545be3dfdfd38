import type { Child } from 'hono/jsx'
import { ActingFor } from '../ui/acting.tsx'
import { PlainPage } from '../ui/layout.tsx'
import { NotAllowed, NotFound, TooMany } from './answers.ts'
import type { Log } from './log.ts'
import type { Ask, Frame } from './routes.ts'

const page = (c: Ask, status: 400 | 403 | 404 | 413 | 429 | 500, title: string, children: Child) => {
  // A fault may come before the session was read, so there may be no frame.
  const frame: Frame | undefined = c.get('frame')
  return c.html(
    <PlainPage
      title={title}
      service_name=""
      lmc_name={frame?.office_name ?? 'OpenLMC'}
      hue={frame?.hue ?? 200}
      back={{ label: 'Home', href: '/' }}
      acting={frame?.acting && <ActingFor acting={frame.acting} />}
    >
      <h1>{title}</h1>
      {children}
    </PlainPage>,
    status,
  )
}

export const notFoundPage = (c: Ask) =>
  page(
    c,
    404,
    'Page not found',
    <p>If you typed the address, check it. If you followed a link, what it led to may have gone.</p>,
  )

export const tooMuchPage = (c: Ask) =>
  page(c, 413, 'That is too much to send', <p>Go back, and send a file of 8 MB or less.</p>)

export const isBadInput = (error: Error) =>
  'code' in error &&
  typeof error.code === 'string' &&
  ['22021', '22P05', '22P02', '22003', '22008'].includes(error.code)

/** Turns whatever a handler threw into one of the seven words; only what nobody foresaw is logged, with its reference. */
export function answerBadly(error: Error, c: Ask, log: Log): Response | Promise<Response> {
  if (error instanceof NotFound) return notFoundPage(c)
  if (error instanceof NotAllowed) {
    const acting = c.get('frame')?.acting
    return page(
      c,
      403,
      'You can’t do that',
      acting ? (
        <p>
          You are acting for {acting.practice_name}, which doesn’t let you {error.message}. Stop acting for it first.
        </p>
      ) : (
        <p>
          You are signed in, but your role doesn’t let you {error.message}. Ask your office’s administrator if it
          should.
        </p>
      ),
    )
  }
  if (error instanceof TooMany) {
    c.header('retry-after', String(error.seconds))
    const minutes = Math.ceil(error.seconds / 60)
    return page(
      c,
      429,
      'Too many tries',
      <p>Wait {minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.</p>,
    )
  }
  // PostgreSQL's word for text it can't hold, such as a NUL byte: the sender's doing, not ours.
  if (isBadInput(error))
    return page(c, 400, 'That could not be read', <p>Go back, check what you entered and send it again.</p>)
  const reference = c.get('request_id')
  log.error({ err: error, request_id: reference, route: c.req.routePath }, 'a request broke')
  return page(
    c,
    500,
    'Sorry, something went wrong',
    <p>
      It is our fault, and nothing you sent before this was lost. If it happens again, tell your office this reference:{' '}
      <code>{reference}</code>
    </p>,
  )
}
