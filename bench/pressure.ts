// A year of England's weekly returns: adding it up for every PCN, LMC, ICB and England at once, closing the largest LMC's week, and
// the pages of the picture, to one reader and to 16 at once. The references, in the same run: reading one column of the same cells, and a
// page of three lines, one's own sessions.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { areasOver } from '../src/modules/pressure/area-lists/reads.ts'
import { areaWeeks } from '../src/modules/pressure/areas/reads.ts'
import { closeWeek } from '../src/modules/pressure/closings/writes.ts'
import { figureColumns } from '../src/modules/pressure/figures/rules.ts'
import { done } from '../src/platform/answers.ts'
import { openDatabase } from '../src/platform/database.ts'
import { openJobs } from '../src/platform/jobs/queue.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { openScope, system } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'
import { cookieOf, serveProgram } from './served.ts'

/** As many as read at once in a crowd: on two cores that both ask and answer, what they wait for is mostly each other. */
const crowd = 16
const requests = 320
const most_year_ms = 300
const most_page_ms = 50
const database = 'openlmc_demonstration'

/** A Monday that the demonstration's clock has passed, and the year to it. */
const last = Temporal.PlainDate.from('2026-11-16')
const first = last.subtract({ weeks: 51 })

const at = (times: readonly number[], share: number) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

async function timed(work: () => Promise<unknown>, times = 9): Promise<number> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return at(taken, 0.5)
}

/** Every practice of England returns six weeks in ten, for a year, and every LMC's weeks are closed. */
async function aYear(client: Client) {
  const weeks = `generate_series(date '${first.toString()}', date '${last.toString()}', interval '7 days')`
  await client.query(`
    insert into pressure.closed_week select l.id, w::date, w::date, now(), 0, 0, 'most_common', 5, 'round', false
      from platform.lmc l, ${weeks} w on conflict do nothing;
    insert into pressure.week_practice (lmc_id, week_of, practice_id, pcn_code, pcn_name, icb_code, icb_name, list_size, gp_fte, alert,
        computed, contacts, clinicians, clinician_contacts, sessions_planned, sessions_lost, longest_wait_days)
      select lmc_id, week, practice_id, pcn_code, pcn_name, icb_code, icb_name, list_size, list_size / 2200.0,
        case when here then (array['green', 'amber', 'red', 'black'])[1 + floor(luck * 4)] end,
        case when here then (array['green', 'amber', 'red'])[1 + floor(luck * 3)] end,
        case when here then (list_size * (0.018 + luck / 100))::int end, case when here then 8 end,
        case when here then (list_size * (0.018 + luck / 100))::int end, case when here then 40 end,
        case when here then (luck * 9)::int end, case when here then (luck * 20)::int end
      from (select c.*, w::date as week, random() < 0.6 as here, random() as luck from register.practice_card c, ${weeks} w
        where c.represented_during @> date '${last.toString()}' and c.from_on <= date '${last.toString()}'
          and c.until_on > date '${last.toString()}' and c.status = 'active') p on conflict do nothing`)
  const kinds = { lmc: 'lmc_id::text', icb: 'icb_code', pcn: 'pcn_code' }
  for (const [kind, code] of Object.entries(kinds)) {
    const sums: Record<string, string> = {
      returned: 'count(alert)',
      computed_from: 'count(computed)',
      contacts_from: 'count(contacts)',
      contacts: 'sum(contacts)',
      contacts_patients: 'sum(list_size) filter (where contacts is not null)',
      clinicians_from: 'count(clinicians)',
      clinician_contacts: 'sum(clinician_contacts)',
      clinicians: 'sum(clinicians)',
      workforce_from: 'count(gp_fte)',
      workforce_patients: 'sum(list_size)',
      gp_fte: 'sum(gp_fte)',
      sessions_from: 'count(sessions_lost)',
      sessions_planned: 'sum(sessions_planned)',
      sessions_lost: 'sum(sessions_lost)',
      wait_from: 'count(longest_wait_days)',
      wait_days: 'sum(longest_wait_days)',
    }
    const states = (column: string) =>
      ['green', 'amber', 'red', 'black'].map((state) => `count(*) filter (where ${column} = '${state}')`)
    const [declared, computed] = [states('alert'), states('computed')]
    const own = ['green', 'amber', 'red', 'black']
    const figures = figureColumns.map((column) => {
      const step = own.indexOf(column.replace('computed_', ''))
      const sum = step < 0 ? sums[column] : (column.startsWith('computed_') ? computed : declared)[step]
      return `case when count(alert) >= 5 then ${sum ?? 'null'} end`
    })
    await client.query(`
      insert into pressure.week_cell (lmc_id, week_of, area_kind, area_code, area_name, practices, patients, ${figureColumns.join(', ')})
        select lmc_id, week_of, '${kind}', ${code}, ${code}, count(*), coalesce(sum(list_size), 0), ${figures.join(', ')}
        from pressure.week_practice where ${code} is not null group by lmc_id, week_of, ${code} on conflict do nothing`)
  }
  await client.query('vacuum analyze')
}

async function throughTheDatabase(data: string) {
  const postgres = await startPostgres({ directory: join(data, 'postgres') })
  const client = new Client({ connectionString: postgres.url(database, 'postgres') })
  await client.connect()
  await aYear(client)
  const { rows: sizes } = await client.query<{ practices: number; cells: number; lmcs: number }>(
    `select (select count(*)::int from pressure.week_practice) as practices, (select count(*)::int from pressure.week_cell) as cells,
      (select count(*)::int from platform.lmc) as lmcs`,
  )
  const { rows: largest } = await client.query<{ lmc_id: Id<'lmc'>; practices: number; closed: string }>(
    `select lmc_id, count(*)::int as practices,
        (select min(week_of)::text from pressure.closed_week c where c.lmc_id = p.lmc_id) as closed
      from pressure.week_practice p where week_of = $1 group by 1 order by 2 desc limit 1`,
    [last.toString()],
  )
  const url = postgres.url(database, 'openlmc_owner')
  const opened = openDatabase(url, { connections: 2 })
  const { db } = opened
  const jobs = await openJobs(url)
  try {
    const lmcs = await db.selectFrom('platform.lmc').select(['id', 'office_id']).execute()
    const scope = openScope(
      db,
      jobs,
      system(
        null,
        lmcs.map(({ id }) => id),
      ),
      Temporal.Instant.from('2026-11-23T09:00:00Z'),
    )
    console.log(`${sizes[0]?.lmcs} LMCs, ${sizes[0]?.practices} practice-weeks, ${sizes[0]?.cells} cells`)
    const reference = await timed(() =>
      scope.read((tx) =>
        sql`select sum(practices) from pressure.week_cell where week_of >= ${first}::date`.execute(tx.db),
      ),
    )
    const say = (name: string, ms: number, most: number) => {
      console.log(
        `${name.padEnd(64)} ${ms.toFixed(0).padStart(5)} ms  ×${(ms / reference).toFixed(1)} of the reference${ms > most ? '  OVER' : ''}`,
      )
      if (ms > most) process.exitCode = 1
    }
    say('reference: one column of the same cells', reference, most_year_ms)
    say(
      'a year, for every PCN, LMC, ICB and England',
      await timed(() => scope.read((tx) => areasOver(tx, first, last))),
      most_year_ms,
    )
    const england = { kind: 'england', code: 'england' } as const
    say(
      'England, week by week for a year',
      await timed(() => scope.read((tx) => areaWeeks(tx, england, { from: null, until: null }))),
      most_page_ms,
    )
    const one = largest[0]
    if (!one) throw new Error('no LMC has practices')
    let week_of = Temporal.PlainDate.from(one.closed)
    const closing = await timed(() => {
      week_of = week_of.subtract({ weeks: 1 })
      return scope.write(async (tx) => done(await closeWeek(tx, one.lmc_id, week_of, 'file')))
    })
    say(`closing a week of the largest LMC, ${one.practices} practices`, closing, most_year_ms)
  } finally {
    await jobs.close()
    await opened.close()
    await client.query('vacuum analyze')
    await client.end()
    await postgres.stop()
  }
}

/** Server times in ms, as each reply says them. */
const shown = (ms: number) => ms.toFixed(1).padStart(6)

async function measure(address: string, path: string, cookie: string, readers: number): Promise<readonly number[]> {
  const times: number[] = []
  const reader = async () => {
    while (times.length < requests) {
      const reply = await fetch(address + path, { headers: { cookie }, redirect: 'manual' })
      await reply.arrayBuffer()
      if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
      times.push(Number(/dur=([\d.]+)/.exec(reply.headers.get('server-timing') ?? '')?.[1]))
    }
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return times
}

async function throughPages(data: string) {
  const program = await serveProgram(data)
  try {
    const cookie = await cookieOf(program.address, 'Ruth Okafor')
    const list = await (await fetch(`${program.address}/pressure/areas`, { headers: { cookie } })).text()
    const area = (kind: string) => new RegExp(`href="(/pressure/areas/${kind}/[^"]+)"`).exec(list)?.[1] ?? ''
    const grid = await (await fetch(`${program.address}/pressure/grid`, { headers: { cookie } })).text()
    const pages = [
      ['reference: one’s own sessions', '/sessions'],
      ['the register’s practices, beside it', '/practices'],
      ['areas, the last week', '/pressure/areas'],
      ['areas, a year', '/pressure/areas?weeks=52'],
      ['England, a year', area('england')],
      ['LMC, a year', area('lmc')],
      ['ICB, a year', area('icb')],
      ['PCN, a year', area('pcn')],
      ['grid, 60 practices by 26 weeks', '/pressure/grid'],
      ['practice, a year', /href="(\/pressure\/practices\/[^"]+)"/.exec(grid)?.[1] ?? ''],
    ] as const
    console.log(`server time in ms, ${requests} requests a page: one reader, and ${crowd} at once`)
    let [reference, crowded] = [0, 0]
    for (const [name, path] of pages) {
      await measure(program.address, path, cookie, crowd)
      const alone = await measure(program.address, path, cookie, 1)
      const together = await measure(program.address, path, cookie, crowd)
      const p95 = at(alone, 0.95)
      reference ||= p95
      crowded ||= at(together, 0.95)
      console.log(
        `${name.padEnd(40)} p50 ${shown(at(alone, 0.5))}  p95 ${shown(p95)}  ×${(p95 / reference).toFixed(1)}${p95 > most_page_ms ? '  OVER' : ''}   ${crowd} at once: p50 ${shown(at(together, 0.5))}  p95 ${shown(at(together, 0.95))}  ×${(at(together, 0.95) / crowded).toFixed(1)}`,
      )
      if (p95 > most_page_ms) process.exitCode = 1
    }
  } finally {
    await program.stop()
  }
}

export async function run() {
  // An invented England that somebody seeded before, and keeps.
  const kept = process.env['OPENLMC_BENCH_DATA']
  const data = kept ?? mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  try {
    if (!kept)
      execFileSync(process.execPath, [join('dist', 'src', 'openlmc.js'), 'seed', '--scale', 'england'], {
        env: { ...process.env, OPENLMC_DATA: data },
        stdio: 'ignore',
      })
    await (await serveProgram(data)).stop()
    await throughTheDatabase(data)
    await throughPages(data)
  } finally {
    if (!kept) rmSync(data, { recursive: true, force: true })
  }
}
