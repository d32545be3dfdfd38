import type { Module } from '../../platform/module.ts'
import { routes as manualRoutes } from './manuals/routes.tsx'
import { bankHolidays } from './calendars/reads.ts'
import { routes as calendarRoutes } from './calendars/routes.tsx'
import { diary } from './diary-dates/reads.ts'
import { routes as diaryRoutes } from './diary-dates/routes.tsx'
import { toAnswer, waits as correctionWaits } from './corrections/reads.ts'
import { routes as correctionRoutes } from './corrections/routes.tsx'
import { routes as erasureRoutes } from './erasures/routes.tsx'
import { mailDigests } from './digests/jobs.ts'
import { routes as feedRoutes } from './feed-addresses/routes.tsx'
import { letters as digestLetters } from './digests/letters.tsx'
import { mailWaits } from './mail/reads.ts'
import { routes as mailRoutes } from './mail/routes.tsx'
import { letters as mailLetters } from './mail/settings/letters.tsx'
import { forgetNotifications } from './notifications/jobs.ts'
import { routes as notificationRoutes } from './notifications/routes.tsx'
import { personal } from './holdings/reads.ts'
import { routes as holdingRoutes } from './holdings/routes.tsx'
import { routes as ownRecordRoutes } from './own-records/routes.tsx'
import { routes as queueRoutes } from './queues/routes.tsx'
import { routes as recordRoutes } from './records/routes.tsx'
import { routes as searchRoutes } from './search/routes.tsx'
import { failedJobs } from './today/reads.ts'
import { routes as todayRoutes } from './today/routes.tsx'
import { routes as wantRoutes } from './wants/routes.tsx'

export const desk: Module = {
  name: 'desk',
  routes: [
    ...todayRoutes,
    ...wantRoutes,
    ...searchRoutes,
    ...recordRoutes,
    ...queueRoutes,
    ...manualRoutes,
    ...notificationRoutes,
    ...calendarRoutes,
    ...diaryRoutes,
    ...feedRoutes,
    ...mailRoutes,
    ...ownRecordRoutes,
    ...holdingRoutes,
    ...correctionRoutes,
    ...erasureRoutes,
  ],
  jobs: [mailDigests, forgetNotifications],
  calendars: [diary, toAnswer, bankHolidays],
  waits: [...correctionWaits, failedJobs, ...mailWaits],
  letters: [...digestLetters, ...mailLetters],
  personal,
  navigation: [
    { label: 'Today', href: '/', may: 'desk.see_today' },
    { label: 'What wants you', href: '/what-wants-you', may: 'desk.see_what_wants_you' },
    { label: 'Calendar', href: '/calendar', may: 'desk.see_calendar' },
    { label: 'Mail', href: '/mail', may: 'desk.read_mail' },
    { label: 'The record', href: '/record', may: 'desk.read_record' },
    { label: 'Corrections', href: '/corrections', may: 'desk.answer_corrections' },
    { label: 'Operations', href: '/operations', may: 'desk.work_jobs' },
  ],
  account: [
    { label: 'Notifications', href: '/notifications', may: 'desk.see_notifications' },
    { label: 'Your record', href: '/my/record', may: 'desk.read_own_record' },
    { label: 'Your data', href: '/my/data', may: 'desk.see_own_data' },
    { label: 'The practice’s record', href: '/our-record', may: 'desk.read_practice_record' },
  ],
}
