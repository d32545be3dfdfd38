import { sql } from 'kysely'
import { importFiles, type GivenFile } from '../src/modules/register/imports/writes.ts'
import { done } from '../src/platform/answers.ts'
import { sha256 } from '../src/platform/config.ts'
import { WrongKind, type Installation } from '../src/platform/installation.ts'
import { openScope, system, type Reading } from '../src/platform/scope.ts'
import { londonDay } from '../src/platform/values.ts'
import { demonstration } from './demonstration.ts'
import { officesOver, peopleOf } from './england-offices.ts'
import { accountHolders, enrol } from './enrolment.ts'
import { englandPlan } from './england.ts'
import { liveLevies } from './levies.ts'
import { live } from './living.ts'
import { appoint, foundOffices, type Holder, type OfficePlan } from './offices.ts'
import { inventedOpenData, type Plan } from './open-data.ts'
import { livePeople } from './people-stories.ts'
import { officeName, people, type SeededPerson } from './people.ts'
import { livePressure } from './pressure.ts'
import { staffOf, type InventedPerson } from './staff.ts'

export type Seeded = {
  /** False where it was there already and nothing was changed. */
  readonly is_new: boolean
  readonly offices: number
  readonly lmcs: number
  readonly practices: number
  readonly people: number
}

type Say = (words: string) => void
type Whole = { readonly plan: Plan; readonly offices: readonly OfficePlan[]; readonly holders: readonly Holder[] }

const ownOffice: OfficePlan = {
  name: officeName,
  lmcs: demonstration.counties.map(({ name, sub_icbs }, at) => ({
    name: `${name} LMC`,
    short_name: name,
    brand_hue: [205, 150][at] ?? 200,
    commissioners: sub_icbs.map(({ code }) => code),
  })),
}
const ownPeople = Object.values<SeededPerson>(people).map((person): Holder => ({ ...person, office: officeName }))

/** The demonstration office: two invented LMCs with two years behind them. */
export const seedDemonstration = (installation: Installation, now: Temporal.Instant, say: Say = () => undefined) =>
  seed(installation, now, { plan: demonstration, offices: [ownOffice], holders: ownPeople }, say)

/** The demonstration office in an England of its size: 100 LMCs in 40 offices, and 40,000 people. */
export function seedEngland(installation: Installation, now: Temporal.Instant, say: Say = () => undefined) {
  const plan = englandPlan()
  const others = plan.counties.slice(demonstration.counties.length)
  const offices = officesOver(others, { offices: 39, lmcs: 98 })
  const holders = [...ownPeople, ...peopleOf(offices, others, 40_000 - ownPeople.length)]
  return seed(installation, now, { plan, offices: [ownOffice, ...offices], holders }, say)
}

/**
 * Three transactions, each of which finds what it did before: a seeding that was killed is finished by the next, and of two
 * at once the second finds all done.
 */
async function seed(
  installation: Installation,
  now: Temporal.Instant,
  { plan, offices, holders }: Whole,
  say: Say,
): Promise<Seeded> {
  if (installation.kind === 'real') throw new WrongKind('real')
  const scope = openScope(installation.db, installation.jobs, system(), now)
  const figures = {
    offices: offices.length,
    lmcs: offices.flatMap(({ lmcs }) => lmcs).length,
    practices: plan.counties.flatMap(({ practices }) => practices).length,
    people: holders.length,
  }
  if (await scope.read((tx) => areThere(tx, holders))) return { is_new: false, ...figures }

  say('Founding the offices')
  await scope.operate(async (tx) => {
    tx.leavesNoRecord('each office made leaves its own')
    await foundOffices(tx, offices)
    return done()
  })
  say('Inventing two years of open data')
  const files = inventedOpenData(plan, londonDay(now)).map(given)
  const { answer } = await importFiles(scope, files, { progress: (percent, words) => say(`${percent}% ${words}`) })
  if (!answer.done) throw new Error(`the invented open data was refused: ${answer.why}`)

  say('Appointing the people')
  const own = await scope.read(ownLmcs)
  const office = system(
    own[0]?.office_id ?? null,
    own.map(({ id }) => id),
  )
  const finished = await openScope(installation.db, installation.jobs, office, now).operate(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('openlmc seed'))`.execute(tx.db)
    tx.leavesNoRecord('where another seeding was quicker, nothing is left to do')
    if (await areThere(tx, holders)) return done(false)
    const is_alive = await areThere(tx, ownPeople)
    await appoint(tx, holders)
    // Its own office last: there what follows goes on.
    for (const each of offices.toReversed()) await enrol(tx, each, everybodyOf(each, holders))
    if (!is_alive) await live(tx, own)
    if (!is_alive) await livePeople(tx)
    if (!is_alive) await livePressure(tx, own)
    if (!is_alive) await liveLevies(tx, own)
    await tx.record(null, 'platform.demonstration_seeded', figures)
    return done(true)
  })
  return { is_new: finished.done && finished.value, ...figures }
}

/** Those with accounts; and in the demonstration's own counties everybody who works there. */
function everybodyOf(office: OfficePlan, holders: readonly Holder[]): readonly InventedPerson[] {
  const counties = office === ownOffice ? demonstration.counties : []
  const practicesOf = (lmc: string) =>
    counties.filter(({ name }) => name === lmc).flatMap(({ practices }) => practices.map(({ ods_code }) => ods_code))
  return [
    ...accountHolders(office, holders, practicesOf),
    ...counties.flatMap((county, at) => staffOf(county, at * 6_000, holders)),
  ]
}

/** The people come last, all at once: where the last is, everything is. */
async function areThere(tx: Reading, holders: readonly Holder[]) {
  const last = holders.at(-1)?.email ?? ''
  const account = await tx.db.selectFrom('accounts.account').select('id').where('email', '=', last).executeTakeFirst()
  return account !== undefined
}

const ownLmcs = (tx: Reading) =>
  tx.db
    .selectFrom('platform.lmc')
    .innerJoin('platform.office', 'platform.office.id', 'platform.lmc.office_id')
    .select(['platform.lmc.id', 'platform.lmc.short_name', 'office_id'])
    .where('platform.office.name', '=', officeName)
    .execute()

function given(data: GivenFile['data']): GivenFile {
  const text = JSON.stringify(data)
  return {
    data,
    file_name: `invented-${data.kind}-${data.seen_on.toString()}.json`,
    sha256: sha256(text),
    bytes: text.length,
  }
}
