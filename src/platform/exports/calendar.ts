import ical from 'ical-generator'
import type { CalendarDate } from '../module.ts'
import type { Exported } from './export.ts'

const asDate = (at: Temporal.Instant) => new Date(at.epochMilliseconds)

/**
 * Dates as other programs read them (RFC 5545). Moments go out in UTC and days as days: no time zone is named, because a name
 * without its rules is read differently by Outlook.
 */
export function calendarFile(
  name: string,
  dates: readonly CalendarDate[],
  { public_url, now }: { readonly public_url: string; readonly now: Temporal.Instant },
): Exported {
  const calendar = ical({ name, prodId: '//OpenLMC//Calendar//EN' })
  for (const { uid, title, on, begins_at, ends_at, place, href, changes } of dates)
    calendar.createEvent({
      id: `${uid}@${new URL(public_url).hostname}`,
      sequence: changes ?? 0,
      stamp: asDate(now),
      summary: title,
      location: place || null,
      url: href ? public_url + href : null,
      ...(begins_at
        ? { start: asDate(begins_at), end: ends_at && asDate(ends_at) }
        : { start: on.toZonedDateTime('UTC'), allDay: true }),
    })
  return { body: calendar.toString(), type: 'text/calendar; charset=utf-8', file_name: 'calendar.ics' }
}
