import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { endYear } from '../src/modules/levies/journals/writes.ts'
import type { Period } from '../src/modules/levies/periods/rules.ts'
import { levyYearOf } from '../src/modules/levies/stretches/rules.ts'
import { remindOverdue } from '../src/modules/levies/reminders/writes.ts'
import { runToRemit } from '../src/modules/levies/remittances/reads.ts'
import { noteRemittance } from '../src/modules/levies/remittances/writes.ts'
import { setLetterhead } from '../src/modules/register/letterheads/writes.ts'
import type { Operating } from '../src/platform/scope.ts'
import { londonDay, wholePence, type Id } from '../src/platform/values.ts'
import { choose, keepChoices, knowContracts } from './levy-choices.ts'
import { must, officeOf, type As, type OwnLmc } from './levy-office.ts'
import { askAboutLines, joinSessional } from './levy-people.ts'
import { duesOf, receive, type Due } from './levy-receipts.ts'
import { check, draft, issue, issuing, quartersTo, tellCount } from './levy-runs.ts'
import { agreeTerms, proposeForNextYear, type LivedLevy } from './levy-terms.ts'
import { noteWhy } from './levy-variances.ts'
import { takeWeightedLists } from './levy-weighted.ts'
import { weekday } from './months.ts'

/** Quarters that were charged and are over: a year and one more, so that some practice always opens or closes within one. */
export const quartersLived = 5

/** What is put right in which quarter: of the given counts, and of a mandate signed late. */
const corrects = [1, 2, 4]

/** Two years of levies: agreed, charged by the quarter, paid as they are paid, and passed on; this quarter's runs wait. */
export async function liveLevies(tx: Operating, lmcs: readonly OwnLmc[]) {
  const today = londonDay(tx.now)
  const year = levyYearOf(today, 4)
  const quarters = quartersTo(today, quartersLived)
  const as = await officeOf(tx)
  const last: Id<'run'>[] = []
  let to_give: Id<'run'> | null = null
  for (const lmc of lmcs) {
    await headLetters(as, lmc, year.subtract({ years: 2 }))
    const levies = await agreeTerms(as, lmc, year)
    await knowContracts(as, lmc, year.subtract({ years: 2 }))
    await keepChoices(as, levies, quarters)
    const lived = {
      as,
      lmc,
      levies,
      quarters,
      year,
      runs: new Map<LivedLevy, Id<'run'>[]>(),
      dues: new Map<LivedLevy, readonly Due[]>(),
    }
    for (const at of quarters.keys()) await liveQuarter(lived, at)
    const statutory = levies.find(({ levy }) => levy.kind === 'statutory')
    const asked_about = statutory && lived.runs.get(statutory)?.at(quartersLived - 1)
    if (asked_about) await askAboutLines(as, lmc, asked_about, today)
    const this_quarter = quarters.at(-1)?.from
    if (statutory && this_quarter && lmc.short_name === 'Wealdshire') {
      await proposeForNextYear(as, statutory, year, today)
      await takeWeightedLists(as, lmc, this_quarter)
      to_give = asked_about ?? null
    }
    last.push(...levies.flatMap((levy) => lived.runs.get(levy)?.at(quartersLived - 1) ?? []))
  }
  // Papers were handed over in their time, but for Wealdshire's last statements.
  await sql`
    update levies.document set handed_over_at = least(made_at + interval '2 days', ${tx.now})
    where run_id is distinct from ${to_give}::uuid`.execute(tx.db)
  // Nearly two thousand papers would be printed as soon as the program runs. The last quarter's are; earlier ones when somebody opens them.
  // Nor is anybody written to of an answer of last week.
  await sql`
    delete from jobs.job where name = 'levies.tell_of_answer'
      or (name = 'levies.print_documents' and data ->> 'run_id' <> all (${last}::text[]))`.execute(tx.db)
  // And the first pages somebody looks at come before the last quarter's papers.
  await sql`update jobs.job set start_after = now() + interval '1 minute' where name = 'levies.print_documents'`.execute(
    tx.db,
  )
}

/** What stands at the head of an LMC's papers. */
async function headLetters(as: As, { id, short_name }: OwnLmc, day: Temporal.PlainDate) {
  const town = short_name === 'Wealdshire' ? 'Wealdbridge' : 'Saltmarsh Quay'
  const letterhead = {
    address: `4 Corn Exchange\n${town}\n${short_name}`,
    phone: '01632 960000',
    email: `office@${short_name.toLowerCase()}.example`,
    website: `www.${short_name.toLowerCase()}lmc.example`,
    registered_words: null,
  }
  must(await setLetterhead(as('ruth', weekday(day)), id, letterhead, 'none'))
}

type Lived = {
  readonly as: As
  readonly lmc: OwnLmc
  readonly levies: readonly LivedLevy[]
  readonly quarters: readonly Period[]
  /** The levy year that today is in. */
  readonly year: Temporal.PlainDate
  /** The runs of each levy so far, and what the last of them asked of each practice. */
  readonly runs: Map<LivedLevy, Id<'run'>[]>
  readonly dues: Map<LivedLevy, readonly Due[]>
}

async function liveQuarter(lived: Lived, at: number) {
  const { as, lmc, levies, quarters, runs } = lived
  const period = quarters[at]
  if (!period) return
  const statutory = levies.find(({ levy }) => levy.kind === 'statutory')
  const [first_run] = (statutory && runs.get(statutory)) ?? []
  if (at > 0 && period.from.month === 4) await endYears(as, levies, period)
  if (period.from.equals(lived.year)) await joinSessional(as, lmc, lmc.short_name === 'Wealdshire' ? 3 : 1, lived.year)
  if (lmc.short_name === 'Wealdshire' && statutory && first_run) {
    await tellCount(as, first_run, quarters, at)
    if (at === 2) await signLate(as, statutory, quarters, period)
  }
  for (const levy of levies) {
    const before = runs.get(levy) ?? []
    const earlier =
      lmc.short_name === 'Wealdshire' && levy.levy.kind !== 'charity' && corrects.includes(at) ? before : []
    const id = await draft(as, levy, period, earlier)
    runs.set(levy, [...before, id])
    const is_over = at < quartersLived
    // Of this quarter's, Ruth has looked at one, and is to issue it.
    if (is_over || (levy.levy.kind === 'statutory' && lmc.short_name === 'Saltmarsh')) await check(as, id, period)
    if (is_over) await issue(as, levy, id, period)
  }
  if (at === quartersLived) return
  // What came in is entered before what is sent of it, levy by levy.
  const done = levies.flatMap((levy) => {
    const run_id = runs.get(levy)?.[at]
    return run_id ? [{ levy, run_id, at, period }] : []
  })
  for (const each of done) await payRun(lived, each)
  if (at < quartersLived - 1) for (const each of done) await settleRun(lived, each)
}

type Issued = {
  readonly levy: LivedLevy
  readonly run_id: Id<'run'>
  readonly at: number
  readonly period: Period
}

const after = ({ as }: Lived, { period }: Issued, days: number) => as('denise', weekday(issuing(period).add({ days })))

/** Of a charity all is passed on, so that nothing of it is carried forward. */
async function endYears(as: As, levies: readonly LivedLevy[], { from }: Period) {
  const denise = as('denise', weekday(from.add({ months: 1, days: 21 })))
  for (const { levy } of levies.filter(({ levy: { kind } }) => kind !== 'charity'))
    must(await endYear(denise, { lmc_id: levy.lmc_id, levy_id: levy.id }, from.subtract({ years: 1 })))
}

/** Asked for its mandate it signs one, for all the time that it wasn't charged. */
const signLate = (as: As, { levy }: LivedLevy, [first]: readonly Period[], period: Period) =>
  choose(as, levy, {
    number: 33,
    choice: 'in',
    from_on: first?.from ?? period.from,
    signed_on: weekday(period.from.add({ days: 2 })),
  })

/** What came of a run; of the last quarter's, a bill isn't overdue yet where that has only just ended. */
async function payRun(lived: Lived, run: Issued) {
  const { levy, run_id, at, period } = run
  const is_last = at === quartersLived - 1
  const denise = after(lived, run, 50)
  const dues = await duesOf(denise, run_id)
  const dues_before = lived.dues.get(levy) ?? []
  await receive({ as: lived.as, lived: levy, period, at, is_last, dues, dues_before })
  lived.dues.set(levy, dues)
  if (is_last && levy.collector.kind === 'lmc') await remindOverdue(denise, run_id)
}

/** Why some paid otherwise, and what was passed on of what they paid. */
async function settleRun(lived: Lived, run: Issued) {
  const { levy, run_id, at, period } = run
  const codes = (lived.dues.get(levy) ?? []).map(({ ods_code }) => ods_code)
  await noteWhy(after(lived, run, 55), levy, period, { at, run_id, codes })
  const denise = after(lived, run, 59)
  const to_remit = levy.levy.kind === 'statutory' ? undefined : await runToRemit(denise, run_id)
  if (!to_remit || to_remit.payable === 0) return
  const reference = `${levy.levy.kind === 'national' ? 'GPDF' : 'FUND'} ${period.from.toString().slice(0, 7)}`
  const sent = {
    sent_pence: wholePence(to_remit.payable),
    sent_on: londonDay(denise.now),
    reference,
    pressed: randomUUID(),
  }
  must(await noteRemittance(denise, run_id, sent))
}
