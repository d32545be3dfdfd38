import { sql, type RawBuilder } from 'kysely'
import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { naiveCharge, type NaiveLevy, type NaivePractice } from '../../../../tests/support/naive-charges.ts'
import { person, type Person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { NotAllowed, type Answer } from '../../../platform/answers.ts'
import { openScope, system, type Writing } from '../../../platform/scope.ts'
import { londonDay, wholePence, type Id, type Rate } from '../../../platform/values.ts'
import { correctionsFor, runsToCorrect } from '../adjustments/reads.ts'
import { addCorrections } from '../adjustments/writes.ts'
import { allocateWaiting, takeBackAllocation } from '../allocations/writes.ts'
import { setContract } from '../contracts/writes.ts'
import { debtsFound } from '../debts/reads.ts'
import { endYear } from '../journals/writes.ts'
import { yearsToEnd } from '../journals/years/reads.ts'
import { levyWith } from '../levies/reads.ts'
import { recordMandate, withdrawMandate } from '../mandates/writes.ts'
import { agreeRate, proposeRate } from '../rates/writes.ts'
import { addReceipt } from '../receipts/writes.ts'
import { runToRemit, statementOf } from '../remittances/reads.ts'
import { noteRemittance } from '../remittances/writes.ts'
import { checkRun, draftRun, dropRun, issueRun } from '../runs/writes.ts'
import { openBesideCredits } from '../set-offs/reads.ts'
import { suggestedSetOffs } from '../set-offs/rules.ts'
import { setOffCredits, takeBackSetOff } from '../set-offs/writes.ts'
import { confirmWriteOff, proposeWriteOff } from '../write-offs/writes.ts'
import { verified } from './reads.ts'

/** What must hold after anything at all, each as a query of what breaks it, from the rows alone. */
const broken: Readonly<Record<string, RawBuilder<unknown>>> = {
  'an entry that doesn’t balance': sql`select entry_id from levies.posting group by 1 having sum(amount_pence) <> 0`,
  'a practice that owes another amount than it was charged, less what it paid and what was written off': sql`
    select levy_id, practice_id from (
      select l.levy_id, l.practice_id, l.amount_pence from levies.line l join levies.run r on r.id = l.run_id and r.state = 'issued'
      union all select l.levy_id, l.practice_id, -a.amount_pence from levies.allocation a join levies.line l on l.id = a.line_id
      union all select l.levy_id, l.practice_id, -w.amount_pence from levies.write_off w join levies.line l on l.id = w.line_id where w.state = 'confirmed'
      union all select e.levy_id, p.practice_id, -p.amount_pence from levies.posting p join levies.entry e on e.id = p.entry_id
        where p.account = 'owed_by_practices') o group by 1, 2 having sum(amount_pence) <> 0`,
  'a day that is charged twice': sql`
    select a.id from levies.line a join levies.line b on b.practice_id = a.practice_id and b.levy_id = a.levy_id and b.id > a.id
    where a.kind = 'charge' and b.kind = 'charge' and daterange(a.from_on, a.to_on, '[]') && daterange(b.from_on, b.to_on, '[]')`,
  'a paper that comes to another amount than its lines': sql`
    select d.id from levies.document d where d.amount_pence <> (
      select sum(l.amount_pence - coalesce(w.amount_pence, 0)) from levies.line l
      left join levies.write_off w on w.line_id = l.id and w.run_id = l.run_id where l.run_id = d.run_id and l.practice_id = d.practice_id)`,
  'money of one levy that pays another': sql`
    select a.id from levies.allocation a join levies.receipt r on r.id = a.receipt_id join levies.line l on l.id = a.line_id where r.levy_id <> l.levy_id`,
  'a set-off that is money': sql`
    select a.set_off_id from levies.allocation a join levies.line l on l.id = a.line_id where a.set_off_id is not null
    group by 1 having sum(a.amount_pence) <> 0 or count(distinct l.practice_id) > 1`,
  'a line paid or written off beyond what it is': sql`
    select l.id from levies.line l join (select line_id, amount_pence from levies.allocation
      union all select line_id, amount_pence from levies.write_off where state = 'confirmed') p on p.line_id = l.id
    group by l.id having sum(p.amount_pence) not between least(0, l.amount_pence) and greatest(0, l.amount_pence)`,
  'a period of which more or less is due to be passed on than is left of it': sql`
    select p.id, l.practice_id from levies.run p join levies.levy v on v.id = p.levy_id and v.kind <> 'statutory'
    join levies.line l on l.levy_id = p.levy_id and l.from_on between p.period_from and p.period_to
    join levies.run r on r.id = l.run_id and r.state = 'issued'
    left join (select line_id, sum(amount_pence) as off, sum(remitted_pence) as not_passed_on from levies.write_off
      where state = 'confirmed' group by 1) w on w.line_id = l.id
    where p.state = 'issued' group by 1, 2
    having sum(w.off) <> 0 and sum(l.remitted_pence) - sum(w.not_passed_on) <> least(sum(l.remitted_pence), sum(l.amount_pence) - sum(w.off))`,
  'an ended year with income of its own': sql`
    select y.id from levies.entry y join levies.entry e on e.levy_id = y.levy_id and e.on_day <= y.on_day
    join levies.posting p on p.entry_id = e.id and p.account in ('levy_income', 'written_off')
    where y.what = 'year_end' group by 1 having sum(p.amount_pence) <> 0`,
}

/** Numbers that look like chance and are always the same. */
function chances(seed: number) {
  let state = seed
  const upTo = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % most
  }
  return { upTo, often: (percent: number) => upTo(100) < percent }
}

const plain = (text: string) => Temporal.PlainDate.from(text)

test('whatever happens over many months, the books hold', async () => {
  const { upTo, often } = chances(6)
  const one = <T>(of: readonly T[]): T | undefined => of[upTo(Math.max(1, of.length))]
  const { installation, office_id, wealdshire, saltmarsh, site, scope, ruth } = await registered('2023-11-20T09:00:00Z')
  const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
  const { aLevy, aRate, aContract, aMandate, press } = charging(scope)
  let now = Temporal.Instant.from('2023-12-28T10:00:00Z')
  const today = () => londonDay(now)
  const lmc_ids = [wealdshire.id, saltmarsh.id]
  const as = ({ account_id, name }: Person) =>
    openScope(
      installation.db,
      installation.jobs,
      { ...system(office_id, lmc_ids), kind: 'account', account_id, name },
      now,
    )
  const rowsOf = <Row>(query: RawBuilder<Row>) => scope.read(async (tx) => (await query.execute(tx.db)).rows)
  /** Refused, or met by a constraint, is as good as done: what must hold holds either way. */
  const tried = async <T>(who: Person, work: (tx: Writing) => Promise<Answer<T, string>>): Promise<T | undefined> => {
    try {
      const answer = await as(who).write(work)
      return answer.done ? answer.value : undefined
    } catch (error) {
      if (error instanceof NotAllowed || (error instanceof Error && 'constraint' in error && error.constraint))
        return undefined
      throw error
    }
  }

  const published = Array.from({ length: 12 }, (_, at) =>
    plain('2023-10-01')
      .add({ months: 3 * at })
      .toString(),
  )
  const stories = Array.from({ length: 5 }, (_, at) => {
    const closed_on = plain('2024-02-01')
      .add({ days: upTo(600) })
      .toString()
    const counts = new Map(published.map((day) => [day, 500 + upTo(15_000)]))
    return { ods_code: `Q9010${at}`, closed_on, counts, moves_on: '9999-12-31' }
  })
  const ids = await openData(
    installation,
    stories.map(({ ods_code, closed_on, counts }) => ({
      ods_code,
      lmc: wealdshire,
      facts: { name: `Practice ${ods_code}` },
      changed: { [closed_on]: { status: 'closed' } },
      counted: Object.fromEntries(counts),
    })),
  )
  const idOf = (ods_code: string) => ids.get(ods_code) ?? ('' as Id<'practice'>)
  const levies = []
  for (const [lmc, kind] of [
    [wealdshire, 'statutory'],
    [wealdshire, 'national'],
    [saltmarsh, 'national'],
  ] as const) {
    const id = await aLevy(lmc, { kind, name: `${kind} ${lmc.name}` })
    const counted = kind === 'national' ? 'period_start' : 'levy_year_start'
    await aRate(lmc, id, kind === 'national' ? { pence_rate: 6, remitted_rate: 5, counted } : { counted })
    levies.push({ id, lmc, kind })
  }
  for (const { ods_code } of stories) await aContract(wealdshire, idOf(ods_code), often(70) ? 'gms' : 'pms')
  await aMandate(wealdshire, levies[0]?.id ?? ('' as Id<'levy'>), idOf('Q90100'), 'in')
  type Levied = (typeof levies)[number]

  const naive = async ({ id, lmc, kind }: Levied): Promise<NaiveLevy> => ({
    joining: kind === 'statutory' ? 'built_in' : 'opt_out',
    rates: await rowsOf(sql<NaiveLevy['rates'][number]>`
      select from_on::text as from, until_on::text as until, rate::int4 as rate, coalesce(remitted_rate, 0)::int4 as remitted, counted, rounding,
        case per when 'year' then 12 when 'quarter' then 3 else 1 end as months from levies.rate where levy_id = ${id} and state = 'agreed'`),
    contracts: await rowsOf(sql<NaiveLevy['contracts'][number]>`
      select practice_id, kind, coalesce(lower(during)::text, '0000') as from, coalesce(upper(during)::text, '9999') as until
      from levies.contract where lmc_id = ${lmc.id}`),
    mandates: await rowsOf(sql<NaiveLevy['mandates'][number]>`
      select id, practice_id, choice, coalesce(lower(during)::text, '0000') as from, coalesce(upper(during)::text, '9999') as until
      from levies.mandate where levy_id = ${id} and withdrawn_at is null`),
  })
  const practiceOf = (lmc: Levied['lmc'], story: (typeof stories)[number]): NaivePractice => ({
    id: idOf(story.ods_code),
    counts: story.counts,
    isThere: (day) => day < story.closed_on && day < story.moves_on === (lmc.id === wealdshire.id),
  })
  /** Every period that was put right comes to what it is counted to be, practice by practice. */
  const charged = async (levy: Levied, since: string) => {
    const known = await naive(levy)
    type Standing = { from: string; to: string; practice_id: string; amount: string; remitted: string }
    const standing = await rowsOf(sql<Standing>`
      select p.period_from::text as from, p.period_to::text as to, n.practice_id, coalesce(sum(l.amount_pence), 0)::text as amount,
        coalesce(sum(l.remitted_pence), 0)::text as remitted
      from levies.run p cross join unnest(${[...ids.values()]}::uuid[]) as n (practice_id)
      left join (levies.line l join levies.run r on r.id = l.run_id and r.state = 'issued') on l.levy_id = p.levy_id
        and l.practice_id = n.practice_id and l.from_on between p.period_from and p.period_to
      where p.levy_id = ${levy.id} and p.state = 'issued' and p.period_from >= ${since}::date group by 1, 2, 3`)
    for (const { from, to, practice_id, ...sums } of standing) {
      const story = stories.find(({ ods_code }) => idOf(ods_code) === practice_id)
      if (!story) throw new Error('nobody is charged but them')
      const { amount, remitted } = naiveCharge(known, practiceOf(levy.lmc, story), from, to)
      expect({ from, ods_code: story.ods_code, ...sums }).toEqual({
        from,
        ods_code: story.ods_code,
        amount: String(amount),
        remitted: String(remitted),
      })
    }
  }

  const aLine = async ({ id }: Levied) =>
    one(
      await rowsOf(sql<{ id: Id<'line'>; ods_code: string; amount: number; off: number }>`
        select l.id, n.ods_code, l.amount_pence as amount,
          coalesce((select sum(amount_pence) from levies.write_off where line_id = l.id and state = 'confirmed'), 0)::int8 as off
        from levies.line l join levies.run r on r.id = l.run_id and r.state = 'issued' join register.practice_name n on n.practice_id = l.practice_id
        where l.levy_id = ${id} and l.amount_pence <> 0 order by l.id`),
    )

  const happenings: readonly ((levy: Levied) => Promise<unknown>)[] = [
    async function time() {
      now = now.add({ hours: 24 * (1 + upTo(40)) })
    },
    async function run({ id: levy_id, ...levy }) {
      const [{ next } = { next: '' }] = await rowsOf(sql<{ next: string }>`
        select coalesce(max(period_to) + 1, '2024-01-01')::text as next from levies.run where levy_id = ${levy_id} and state <> 'dropped'`)
      if (Temporal.PlainDate.compare(plain(next), today()) > 0) return
      const period = {
        from: plain(next),
        to: plain(next)
          .add({ months: often(80) ? 3 : 1 })
          .subtract({ days: 1 }),
      }
      const id = await tried(denise, (tx) => draftRun(tx, { levy_id, period, pressed: press() }))
      if (!id) return
      const wrong = await scope.read(async (tx) => {
        const held = await levyWith(tx, levy_id)
        return held ? [...(await correctionsFor(tx, held, await runsToCorrect(tx, held, period.from))).keys()] : []
      })
      const corrects = often(80)
      for (const earlier of corrects ? wrong : []) await tried(denise, (tx) => addCorrections(tx, id, earlier.id))
      if (often(6)) return tried(denise, (tx) => dropRun(tx, id))
      expect(await tried(denise, async (tx) => ({ ...(await checkRun(tx, id)), value: id }))).toBeUndefined()
      for (const move of [checkRun, issueRun]) await tried(ruth, (tx) => move(tx, id))
      const since = corrects ? period.from.subtract({ years: 2 }) : period.from
      return charged({ id: levy_id, ...levy }, since.toString())
    },
    async function rate(levy) {
      const held = await scope.read((tx) => levyWith(tx, levy.id))
      const rates = [42, 38.8, 41.999, 6.5, 0.001]
      const proposed = {
        from_on: today()
          .with({ day: 1 })
          .add({ months: upTo(5) }),
        rate: Math.round((one(rates) ?? 42) * 10_000) as Rate,
        per: one(['year', 'quarter', 'month'] as const) ?? 'year',
        list_basis: 'raw' as const,
        counted: one(['period_start', 'quarter_start', 'levy_year_start'] as const) ?? 'period_start',
        levy_year_starts: 4 as const,
        rounding: one(['half_up', 'half_even', 'down'] as const) ?? 'half_up',
        ...(levy.kind === 'national'
          ? { remitted_rate: ((1 + upTo(7)) * 10_000) as Rate, difference_used_for: 'It' }
          : {}),
        pressed: press(),
      }
      const id = held && (await tried(denise, (tx) => proposeRate(tx, held, proposed)))
      const decision = { meeting: 'Committee', decided_on: today(), paper: 'Paper 7' }
      if (id) await tried(ruth, (tx) => agreeRate(tx, levy.id, id, decision))
    },
    async function mandate(levy) {
      const from_on = today().subtract({ days: upTo(200) - 20 })
      const answers = {
        levy_id: levy.id,
        practice: one(stories)?.ods_code ?? '',
        choice: often(50) ? ('in' as const) : ('out' as const),
        reason: null,
        from_on,
        last_on: often(40) ? from_on.add({ days: upTo(150) }) : null,
        signed_by: 'Dr Amina Yusuf',
        signed_on: today(),
      }
      const id = await tried(denise, (tx) => recordMandate(tx, answers, null))
      if (id && often(30)) await tried(denise, (tx) => withdrawMandate(tx, id, { withdrawn_why: 'A mistake' }))
    },
    async function contract({ lmc }) {
      const practice = { ods_code: '', name: '', lmc_id: lmc.id, practice_id: idOf(one(stories)?.ods_code ?? '') }
      const from_on = today().subtract({ days: upTo(150) - 20 })
      await tried(denise, (tx) => setContract(tx, practice, { kind: often(60) ? 'gms' : 'apms', from_on }))
    },
    async function lateCount() {
      const [story, day] = [one(stories), one(published.filter((text) => text <= today().toString()).slice(-6))]
      if (!story || !day) return
      const patients = upTo(16_000)
      story.counts.set(day, patients)
      await openData(installation, [])
      const practice_id = idOf(story.ods_code)
      await operate(site.scope(), async (tx) => {
        await sql`update register.list_size set patients = ${patients}, file_id = (select max(id::text)::uuid from register.open_data_file)
          where practice_id = ${practice_id} and counted_on = ${day}::date`.execute(tx.db)
        await sql`update register.practice_period set list_size = ${patients}
          where practice_id = ${practice_id} and list_size_on = ${day}::date`.execute(tx.db)
      })
    },
    async function moveToAnotherLmc() {
      const story = one(stories.filter(({ moves_on }) => moves_on > '9'))
      if (!story || often(70)) return
      story.moves_on = today()
        .subtract({ days: upTo(100) })
        .toString()
      const practice_id = idOf(story.ods_code)
      await operate(site.scope(), async (tx) => {
        await tx.db.insertInto('register.lmc_practice').values({ lmc_id: saltmarsh.id, practice_id }).execute()
        await sql`update register.representation set during = daterange(null, ${story.moves_on}::date) where practice_id = ${practice_id}`.execute(
          tx.db,
        )
        const during = `[${story.moves_on},)`
        await tx.db
          .insertInto('register.representation')
          .values({ office_id, lmc_id: saltmarsh.id, practice_id, during })
          .execute()
      })
    },
    async function receipt(levy) {
      const line = await aLine(levy)
      const [{ collector_id } = { collector_id: '' as Id<'collector'> }] = await rowsOf(
        sql<{ collector_id: Id<'collector'> }>`select collector_id from levies.collecting where levy_id = ${levy.id}`,
      )
      const amount = one([
        line?.amount,
        line && line.amount * 2,
        line && -line.amount,
        line && Math.ceil(line.amount / 2),
      ])
      const answers = {
        levy_id: levy.id,
        collector_id,
        received_on: today().subtract({ days: upTo(60) }),
        amount_pence: wholePence(amount ?? 12_345),
        named: 'BACS',
        ods_code: often(90) ? (line?.ods_code ?? null) : null,
        words: '',
        pressed: press(),
      }
      await tried(denise, (tx) => addReceipt(tx, answers))
      if (often(70)) await tried(denise, (tx) => allocateWaiting(tx, levy.id))
    },
    async function takeBack({ id }) {
      const paid = one(
        await rowsOf(sql<{ receipt_id: Id<'receipt'> | null; set_off_id: Id<'set_off'> | null; line_id: Id<'line'> }>`
          select a.receipt_id, a.set_off_id, a.line_id from levies.allocation a join levies.line l on l.id = a.line_id
          where l.levy_id = ${id} order by a.id`),
      )
      const { receipt_id, set_off_id, line_id } = paid ?? {}
      if (receipt_id && line_id) await tried(denise, (tx) => takeBackAllocation(tx, receipt_id, line_id))
      if (set_off_id) await tried(denise, (tx) => takeBackSetOff(tx, set_off_id))
    },
    async function setOff({ id }) {
      const open = (await as(denise).read(openBesideCredits)).filter(({ levy_id }) => levy_id === id)
      const practice_id = one(open)?.practice_id
      if (!practice_id) return
      const meant = suggestedSetOffs(open.filter((line) => line.practice_id === practice_id))
      const seen = meant.flatMap(({ parts }) => parts).reduce((sum, { amount_pence }) => sum + amount_pence, 0)
      await tried(denise, (tx) => setOffCredits(tx, id, { practice_id }, seen))
    },
    async function writeOff(levy) {
      const line = await aLine(levy)
      if (!line) return
      const amount = one([line.amount, Math.ceil(line.amount / 2), Math.ceil(line.amount / 3), -line.off, 1])
      const said = { reason: 'It closed', decided_by: 'Committee', decided_on: today(), pressed: press() }
      const answers = { ...said, amount_pence: wholePence(amount || 1) }
      const id = await tried(denise, (tx) => proposeWriteOff(tx, line.id, answers))
      if (!id) return
      await tried(denise, (tx) => confirmWriteOff(tx, id))
      const [proposed] = await rowsOf(sql<{ state: string }>`select state from levies.write_off where id = ${id}`)
      expect(proposed?.state, 'nobody confirms their own').toBe('proposed')
      await tried(ruth, (tx) => confirmWriteOff(tx, id))
    },
    async function remit({ id: levy_id, kind }) {
      const run = one(
        await rowsOf(sql<{ id: Id<'run'> }>`
          select id from levies.run where levy_id = ${levy_id} and state = 'issued' order by period_from`),
      )
      const statement = run && kind === 'national' && (await scope.read((tx) => statementOf(tx, run.id, 'all')))
      if (!run || !statement) return
      const { payable, sent } = statement.run
      expect(statement.practices.reduce((sum, practice) => sum + practice.payable, 0)).toBe(payable)
      const answers = {
        sent_pence: wholePence(Math.max(1, payable - sent)),
        sent_on: today(),
        reference: null,
        pressed: press(),
      }
      await tried(denise, (tx) => noteRemittance(tx, run.id, answers))
      const after = await scope.read((tx) => runToRemit(tx, run.id))
      if (after?.sent === sent) return
      const [levy] = await rowsOf(sql<{ sent: number; came: number }>`
        select (select sum(sent_pence) from levies.remittance where levy_id = ${levy_id})::int8 as sent,
          (select sum(a.amount_pence) from levies.allocation a join levies.receipt r on r.id = a.receipt_id where r.levy_id = ${levy_id})::int8 as came`)
      expect(levy?.sent, 'nothing is sent that didn’t come in').toBeLessThanOrEqual(levy?.came ?? 0)
    },
    async function yearEnd() {
      const year = one(await as(denise).read((tx) => yearsToEnd(tx, today())))
      if (year && often(50)) await tried(denise, (tx) => endYear(tx, year, year.year_from))
    },
  ]
  const asked = { levy: '', q: '', sort: 'name', is_descending: false, page: 1 } as const
  const hold = async () => {
    for (const [what, query] of Object.entries(broken)) expect(await rowsOf(query), what).toEqual([])
    const { rows, sums } = await as(denise).read((tx) => debtsFound(tx, asked, 'all'))
    expect(rows.reduce((sum, { owed }) => sum + owed, 0)).toBe(sums.owed)
    const [books] = await rowsOf(sql<{ owed: number }>`
      select coalesce(sum(amount_pence), 0)::int8 as owed from levies.posting where account = 'owed_by_practices'`)
    expect(sums.owed, 'what is owed is what the books say').toBe(books?.owed)
  }

  for (let step = 0; step < 140; step += 1) {
    // Runs are drafted as often as time passes, or nothing else would have anything to be about.
    const happens = happenings[Math.max(0, upTo(happenings.length + 6) - 6)] ?? happenings[0]
    const levy = one(levies)
    if (!happens || !levy) throw new Error('something always happens')
    await happens(levy)
    if (happens === happenings[0]) await happenings[1]?.(levy)
    await hold()
  }
  const { wrong, runs } = await openScope(installation.db, installation.jobs, system(office_id, lmc_ids), now).read(
    verified,
  )
  expect(wrong).toEqual([])
  expect(runs).toBeGreaterThan(5)
  for (const id of lmc_ids) {
    const behind = openScope(installation.db, installation.jobs, system(office_id, [id]), now)
    const { rows } = await behind.read((tx) =>
      sql<{
        lmc_id: string
      }>`select lmc_id from levies.line union select lmc_id from levies.posting union select lmc_id from levies.receipt`.execute(
        tx.db,
      ),
    )
    expect(
      rows.every(({ lmc_id }) => lmc_id === id),
      'another LMC sees nothing of it',
    ).toBe(true)
  }
})
