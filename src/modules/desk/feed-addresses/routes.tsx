import { NotFound } from '../../../platform/answers.ts'
import { calendarFile } from '../../../platform/exports/calendar.ts'
import { fileResponse } from '../../../platform/exports/export.ts'
import { get, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { calendarsOf, datesIn } from '../calendars/reads.ts'
import { FeedAddressPage, NewFeedAddressPage } from './pages.tsx'
import { ownAddress } from './reads.ts'
import { makeAddress, readerAt, revokeAddress } from './writes.ts'

const may = 'desk.see_calendar'

export const routes = [
  get('/calendar/feed', may, showAddress),
  post('/calendar/feed', may, postAddress),
  post('/calendar/feed/revocation', may, postRevocation),
  get('/calendar/feed/:secret', 'public', sendFeed),
]

async function showAddress(c: Ask) {
  const address = await c.get('scope').read(ownAddress)
  return c.html(<FeedAddressPage frame={c.get('frame')} made_at={address?.made_at} />)
}

async function postAddress(c: Ask) {
  const answer = await c.get('scope').write(makeAddress)
  if (!answer.done) throw new NotFound()
  c.header('cache-control', 'no-store')
  const address = `${c.get('config').public_url}/calendar/feed/${answer.value}.ics`
  return c.html(<NewFeedAddressPage frame={c.get('frame')} address={address} />)
}

async function postRevocation(c: Ask) {
  await c.get('scope').write(revokeAddress)
  return c.redirect('/calendar/feed', 303)
}

/** What a calendar holds of the past and of the future. */
const span = { back: { days: 92 }, ahead: { days: 400 } }

async function sendFeed(c: Ask) {
  const { now } = c.get('scope')
  const [, secret] = /^([\w-]+)\.ics$/.exec(c.req.param('secret') ?? '') ?? []
  if (!secret) throw new NotFound()
  const answer = await c.get('scope').operate((tx) => readerAt(tx, secret))
  const reader = answer.done ? answer.value : undefined
  if (!reader || !mayEnter(reader.actor, may)) throw new NotFound()
  const today = londonDay(now)
  const calendars = calendarsOf(c.get('modules'), reader.actor)
  const dates = await c
    .get('scopeFor')(reader.actor)
    .read((tx) => datesIn(tx, calendars, today.subtract(span.back), today.add(span.ahead)))
  return fileResponse(c, calendarFile(reader.office_name, dates, { public_url: c.get('config').public_url, now }))
}
