import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { ask, moveAsk } from '../src/modules/pressure/asks/writes.ts'
import { closeWeek } from '../src/modules/pressure/closings/writes.ts'
import { holidaysOf } from '../src/modules/pressure/holidays/reads.ts'
import type { Alert } from '../src/modules/pressure/returns/rules.ts'
import { freezeIssue, writeNarrative } from '../src/modules/pressure/issues/writes.ts'
import { addRecipient } from '../src/modules/pressure/recipients/writes.ts'
import { practicesInScope, type ScopedPractice } from '../src/modules/pressure/scopes/reads.ts'
import { usualSetting } from '../src/modules/pressure/settings/rules.ts'
import { suggestFromClosed, suggestFromReturns } from '../src/modules/pressure/suggestions/writes.ts'
import {
  closesAt,
  freezesAt,
  opensAt,
  referenceDay,
  weekOf,
  type HolidayOn,
} from '../src/modules/pressure/weeks/rules.ts'
import { bulk } from '../src/platform/bulk.ts'
import type { Operating, Writing } from '../src/platform/scope.ts'
import { londonDay, type Id } from '../src/platform/values.ts'
import { fraction, whole } from './chance.ts'
import { people } from './people.ts'
import { told } from './stories.ts'

type OwnLmc = { readonly id: Id<'lmc'>; readonly short_name: string }

export type Returned = {
  readonly alert: Alert
  readonly list_size: number
  readonly contacts: number
  readonly gps_present: number
  readonly nurses_present: number
  readonly others_present: number
  readonly sessions_planned: number
  readonly sessions_lost: number | null
  readonly longest_wait_days: number | null
  readonly comment: string
  readonly is_late: boolean
  /** How far into its week it came, from nought to one. */
  readonly came: number
}

const comments = [
  'Two GPs off and no locum to be had before Thursday.',
  'Telephones were down until eleven on Monday.',
  'Blood results from the hospital came in one batch of 340 on Monday morning.',
  'Coping, because everybody stays late.',
  'The new receptionist has made the queue shorter.',
  'Winter has begun: every second call is a cough.',
  'Discharge letters ask us to chase scans that nobody has booked.',
]

/** Winters are harder, and every year a little harder than the last. */
const season = (day: Temporal.PlainDate) => 0.5 + 0.5 * Math.cos(((day.dayOfYear - 15) / 365.25) * 2 * Math.PI)

/** How hard pressed a practice is in a week: its own lot, the season, and the week's luck. */
function strain(ods_code: string, week_of: Temporal.PlainDate) {
  const own = fraction(ods_code, 'strain')
  const luck = fraction(ods_code, week_of.toString(), 'luck')
  return 0.45 * own + 0.25 * season(week_of) + 0.3 * luck
}

const declared = (strained: number): Alert =>
  strained > 0.8 ? 'black' : strained > 0.68 ? 'red' : strained > 0.4 ? 'amber' : 'green'

/** Those in whose shoes one looks at a practice's own pages have something to see there. */
const alwaysReturn: readonly string[] = [told.growing, told.giant, told.saltmarsh_successor]

/** What a practice returned for a week; null where it was silent. */
export function returnedFor(
  { ods_code, list_size }: Pick<ScopedPractice, 'ods_code' | 'list_size'>,
  week_of: Temporal.PlainDate,
): Returned | null {
  if (list_size === null) return null
  const of = (what: string) => fraction(ods_code, week_of.toString(), what)
  const keenness = 0.35 + 0.6 * fraction(ods_code, 'keenness')
  const has_given_up = fraction(ods_code, 'given up') > 0.93
  if (!alwaysReturn.includes(ods_code) && (has_given_up || of('silent') > keenness)) return null
  const strained = strain(ods_code, week_of)
  // Some say green however it is: it is what the figures beside the word are for.
  const is_brave = fraction(ods_code, 'brave') > 0.94
  const rate = 13 + 14 * strained + 3 * of('rate')
  const contacts = Math.round((list_size * rate) / 1000)
  const clinicians = Math.max(2, Math.round(contacts / (15 + 14 * strained)))
  const gps_present = Math.max(1, Math.round(clinicians * 0.5))
  const nurses_present = Math.max(1, Math.round(clinicians * 0.3))
  const sessions_planned = clinicians * 2
  return {
    alert: is_brave ? 'green' : declared(strained),
    list_size,
    contacts,
    gps_present,
    nurses_present,
    others_present: Math.max(0, clinicians - gps_present - nurses_present),
    sessions_planned,
    sessions_lost: of('lost') > 0.9 ? null : Math.round(sessions_planned * Math.max(0, strained - 0.45) * 0.5),
    longest_wait_days: of('wait') > 0.85 ? null : Math.round(3 + 16 * strained * of('days')),
    comment: of('comment') > 0.9 ? (comments[whole(0, comments.length - 1, ods_code, week_of.toString())] ?? '') : '',
    is_late: of('late') > 0.96,
    came: of('came'),
  }
}

const begun = { closed: 26, signed_by: people.priya.name, signed_post: people.priya.post }

/** Half a year of weekly returns, closed week by week, and what has come of this one so far. */
export async function livePressure(tx: Operating, lmcs: readonly OwnLmc[], weeks = begun.closed) {
  const this_week = weekOf(londonDay(tx.now))
  for (const lmc of lmcs) {
    const holidayOn = await holidaysOf(tx, lmc.id)
    await collect(tx, lmc, this_week.subtract({ weeks }))
    await staff(tx, lmc)
    for (let ago = weeks; ago >= 0; ago -= 1) await liveWeek(tx, lmc, this_week.subtract({ weeks: ago }), holidayOn)
  }
  await suggestFromReturns(tx)
  for (const lmc of lmcs) await liveAsks(tx, lmc)
  for (const lmc of lmcs) await liveIssues(tx, lmc, this_week, weeks)
}

const recipients = [
  { name: 'Imogen Faulkner', organisation: 'Wealdshire ICB', email: 'imogen.faulkner@icb.example', kind: 'icb' },
  {
    name: 'The health scrutiny officer',
    organisation: 'The county council',
    email: 'scrutiny@council.example',
    kind: 'council',
  },
  { name: 'The newsdesk', organisation: 'The Wealdbridge Echo', email: 'newsdesk@echo.example', kind: 'press' },
] as const

const narratives = [
  'Calls about coughs and fevers rose again. Practices meet same-day demand by putting off routine appointments.',
  'A quieter week. Several practices had staff at training, and say so in their returns.',
  'The hospital’s new discharge letters bring practices work that nobody has paid for. We have asked the ICB to stop it.',
  'Fewer practices returned because of half-term; those that did are as hard pressed as the week before.',
]

/** Each closed week as a report: the earlier released, the last still to be. */
async function liveIssues(tx: Operating, { id }: OwnLmc, this_week: Temporal.PlainDate, weeks: number) {
  for (const recipient of recipients)
    await addRecipient({ ...tx, now: tx.now.subtract({ hours: 24 * 7 * weeks }) }, { ...recipient, lmc_id: id })
  const closed = await tx.db
    .selectFrom('pressure.closed_week')
    .select('week_of')
    .where('lmc_id', '=', id)
    .orderBy('week_of')
    .execute()
  for (const [at, { week_of }] of closed.entries()) {
    const frozen_at = freezesAt(week_of, usualSetting)
    if (Temporal.Instant.compare(tx.now, frozen_at) < 0) continue
    const frozen = await freezeIssue({ ...tx, now: frozen_at }, id, week_of)
    if (!frozen.done) throw new Error(`the seeding could not freeze: ${frozen.why}`)
    if (Temporal.PlainDate.compare(week_of, this_week.subtract({ weeks: 1 })) >= 0) continue
    const then: Writing = { ...tx, now: frozen_at.add({ hours: 4 }), actor: { ...tx.actor, name: people.callum.name } }
    await writeNarrative(then, frozen.value, { narrative: narratives[at % narratives.length] ?? '' })
    await tx.db
      .updateTable('pressure.issue')
      .set({ state: 'released', released_at: then.now, released_by: people.callum.name })
      .where('id', '=', frozen.value)
      .execute()
  }
}

/** What was asked for the worst off of the last weeks, and what came of it: less than one would wish. */
const asked = [
  { days_ago: 44, asked_of: 'icb', asked_name: 'Primary care team', what: 'Divert 111 bookings for three days' },
  {
    days_ago: 40,
    asked_of: 'icb',
    asked_name: 'Primary care team',
    what: 'Two locum sessions this week',
    ends: 'refuse',
  },
  {
    days_ago: 38,
    asked_of: 'neighbour',
    asked_name: 'The PCN’s lead practice',
    what: 'Lend a nurse for two mornings',
    ends: 'do',
  },
  { days_ago: 33, asked_of: 'icb', asked_name: 'Primary care team', what: 'Agree a list closure of three months' },
  { days_ago: 30, asked_of: 'icb', asked_name: 'Digital team', what: 'Repair the telephone queue', ends: 'do' },
  { days_ago: 24, asked_of: 'lmc', asked_name: 'Dr Martin Hale', what: 'A visit, and an hour to think', ends: 'do' },
  {
    days_ago: 19,
    asked_of: 'icb',
    asked_name: 'Primary care team',
    what: 'Stop the hospital’s blood test requests',
    ends: 'answer',
  },
  {
    days_ago: 9,
    asked_of: 'icb',
    asked_name: 'Primary care team',
    what: 'Money for a second telephonist until January',
  },
  {
    days_ago: 3,
    asked_of: 'practice',
    asked_name: 'The practice manager',
    what: 'Ring us about the rota',
    ends: 'answer',
  },
] as const

async function liveAsks(tx: Operating, { id }: OwnLmc) {
  const worst = await tx.db
    .selectFrom('pressure.week_practice as w')
    .innerJoin('register.practice as p', 'p.id', 'w.practice_id')
    .select('p.ods_code')
    .distinct()
    .where('w.lmc_id', '=', id)
    .where('w.alert', 'in', ['red', 'black'])
    .where('w.week_of', '>', londonDay(tx.now).subtract({ weeks: 6 }))
    .orderBy('p.ods_code')
    .limit(asked.length)
    .execute()
  for (const [at, { days_ago, ...one }] of asked.entries()) {
    const ods_code = worst[at]?.ods_code
    if (!ods_code) continue
    const then = tx.now.subtract({ hours: 24 * days_ago })
    const writing: Writing = { ...tx, now: then, actor: { ...tx.actor, name: people.priya.name } }
    const due_on = londonDay(then).add({ days: 7 })
    const { asked_of, asked_name, what } = one
    const answer = await ask(writing, ods_code, null, {
      asked_of,
      asked_name,
      what,
      due_on,
      naming: 'anonymous',
      agreed_by: '',
      pressed: randomUUID(),
    })
    if (!answer.done) throw new Error(`the seeding could not ask: ${answer.why}`)
    if (!('ends' in one)) continue
    const later: Writing = { ...writing, now: then.add({ hours: 24 * Math.min(days_ago, 4 + (at % 5)) }) }
    await moveAsk(later, answer.value, { move: one.ends, words: '', seen: 'open' })
  }
}

async function collect(tx: Operating, { id, short_name }: OwnLmc, from_week: Temporal.PlainDate) {
  const own_questions =
    short_name === 'Saltmarsh' ? [{ key: 'own_1', label: 'Visits to the islands', kind: 'number' }] : []
  await tx.db
    .insertInto('pressure.setting')
    .values({
      ...usualSetting,
      lmc_id: id,
      from_week,
      is_collecting: true,
      signed_by: begun.signed_by,
      signed_post: begun.signed_post,
      reminder_weekdays: [...usualSetting.reminder_weekdays],
      optional_questions: [...usualSetting.optional_questions],
      own_questions: JSON.stringify(own_questions),
      set_at: tx.now.subtract({ hours: 24 * 7 * begun.closed }),
      set_by: people.ruth.name,
    })
    .execute()
}

/** Whole-time equivalent GPs of most practices, as they gave it themselves. */
async function staff(tx: Operating, { id }: OwnLmc) {
  const practices = await practicesInScope(tx, [id], londonDay(tx.now))
  const known = practices.flatMap(({ practice_id, ods_code, list_size }) =>
    list_size === null || fraction(ods_code, 'fte') > 0.8
      ? []
      : [{ practice_id, gp_fte: Math.round((list_size / (1_500 + 1_700 * fraction(ods_code, 'per gp'))) * 100) / 100 }],
  )
  await tx.db
    .insertInto('pressure.workforce')
    .values(
      known.map((row) => ({
        ...row,
        lmc_id: id,
        from_on: londonDay(tx.now).subtract({ years: 1 }),
        definition: 'fully_qualified' as const,
        source: 'practice' as const,
        given_at: tx.now,
        given_by: 'the practice',
      })),
    )
    .execute()
}

async function liveWeek(tx: Operating, { id }: OwnLmc, week_of: Temporal.PlainDate, holidayOn: HolidayOn) {
  const reference_on = referenceDay(week_of, usualSetting, holidayOn)
  if (!reference_on) return
  const opens_at = opensAt(week_of, usualSetting, holidayOn)
  const closes_at = closesAt(week_of, usualSetting)
  const is_closed = Temporal.Instant.compare(tx.now, closes_at) >= 0
  const practices = await practicesInScope(tx, [id], reference_on)
  const rows = practices.flatMap((practice) => {
    const returned = returnedFor(practice, week_of)
    if (!returned) return []
    const { came, is_late, ...answers } = returned
    const minutes = opens_at.until(closes_at).total('minutes')
    const submitted_at = is_late
      ? closes_at.add({ minutes: 60 + Math.round(came * 1_000) })
      : opens_at.add({ seconds: Math.floor(came * minutes * 60) })
    const is_to_come = Temporal.Instant.compare(submitted_at, tx.now) > 0
    return is_to_come ? [] : [{ ...answers, practice_id: practice.practice_id, is_late, submitted_at }]
  })
  await putIn(tx, id, week_of, reference_on, rows)
  if (!is_closed) return
  const then: Writing = { ...tx, now: closes_at }
  await closeWeek(then, id, week_of, 'round')
  await suggestFromClosed(then, id, week_of)
}

type Row = Omit<Returned, 'came'> & { readonly practice_id: Id<'practice'>; readonly submitted_at: Temporal.Instant }

/** Two statements, however many there are: the returns, and of each its only version. */
export async function putIn(
  tx: Writing,
  lmc_id: Id<'lmc'>,
  week_of: Temporal.PlainDate,
  reference_on: Temporal.PlainDate,
  rows: readonly Row[],
) {
  await sql`
    with put as (
      insert into pressure.weekly_return (lmc_id, practice_id, week_of, reference_on, alert, list_size, contacts, gps_present,
        nurses_present, others_present, sessions_planned, sessions_lost, longest_wait_days, comment, own_answers, versions, is_late,
        submitted_at, submitted_by)
      select ${lmc_id}, practice_id, ${week_of}, ${reference_on}, alert, list_size, contacts, gps_present, nurses_present, others_present,
        sessions_planned, sessions_lost, longest_wait_days, comment, '{}', 1, is_late, submitted_at::timestamptz, 'The practice'
      from ${bulk(rows, {
        practice_id: ['uuid', (row) => row.practice_id],
        alert: ['text', (row) => row.alert],
        list_size: ['integer', (row) => row.list_size],
        contacts: ['integer', (row) => row.contacts],
        gps_present: ['integer', (row) => row.gps_present],
        nurses_present: ['integer', (row) => row.nurses_present],
        others_present: ['integer', (row) => row.others_present],
        sessions_planned: ['integer', (row) => row.sessions_planned],
        sessions_lost: ['integer', (row) => row.sessions_lost],
        longest_wait_days: ['integer', (row) => row.longest_wait_days],
        comment: ['text', (row) => row.comment],
        is_late: ['boolean', (row) => row.is_late],
        submitted_at: ['text', (row) => row.submitted_at.toString()],
      })} returning *)
    insert into pressure.return_version (lmc_id, weekly_return_id, number, answers, came_by, is_late, pressed, submitted_at, submitted_by)
    select lmc_id, id, 1, to_jsonb(put) - '{id,lmc_id,practice_id,week_of,reference_on,versions,is_late,submitted_at,submitted_by}'::text[],
      'practice', is_late, gen_random_uuid(), submitted_at, submitted_by from put`.execute(tx.db)
}
