// A Monday's worst minute: every practice of England puts in its return by its mailed link, 64 at a time, while somebody of an office
// reads pages; then all of them once more, while the program is killed three times. Every return is looked up afterwards, row by
// row: each that was acknowledged is there, once. The reference is a page of three lines in the same run, one’s own sessions.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { weekOf } from '../src/modules/pressure/weeks/rules.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { newToken, tokenHash } from '../src/platform/session.ts'
import { londonDay } from '../src/platform/values.ts'
import { cookieOf, serveProgram, type Served } from './served.ts'

const clients = 64
const most_seconds = 60
/** They come one after another over this time, as fast as the minute they are given asks with some to spare. */
const paced_seconds = 40
const most_page_ms = 100
const kills = 3

const at = (times: readonly number[], share: number) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

type Practice = {
  readonly practice_id: string
  readonly lmc_id: string
  readonly list_size: number
  readonly secret: string
}

async function withDatabase<T>(data: string, work: (client: Client) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ directory: join(data, 'postgres') })
  const client = new Client({ connectionString: postgres.url('openlmc_demonstration', 'postgres') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
    await postgres.stop()
  }
}

/** Every LMC collects, the week is open until Sunday night, and every practice has its link. */
async function openWeek(client: Client, week_of: string): Promise<readonly Practice[]> {
  await client.query(`delete from pressure.setting where from_week = $1`, [week_of])
  await client.query(
    `insert into pressure.setting select (jsonb_populate_record(null::pressure.setting, to_jsonb(s) || jsonb_build_object('lmc_id', l.id,
        'from_week', $1::date, 'opens_at', '00:00', 'closes_weekday', 7, 'closes_at', '23:59:59', 'freezes_weekday', 9))).*
      from platform.lmc l cross join (select * from pressure.setting limit 1) s`,
    [week_of],
  )
  const { rows } = await client.query<Omit<Practice, 'secret'> & { office_id: string }>(
    `select l.office_id, r.lmc_id, r.practice_id, coalesce(p.list_size, 5000) as list_size from register.representation r
      join platform.lmc l on l.id = r.lmc_id
      join register.practice_period p on p.practice_id = r.practice_id and p.until_on = date '9999-12-31' and p.status = 'active'
      where r.during @> $1::date and not exists (
        select from pressure.weekly_return w where w.practice_id = r.practice_id and w.week_of = $1::date)`,
    [week_of],
  )
  const practices = rows.map((row) => ({ ...row, secret: newToken() }))
  await client.query(
    `insert into pressure.return_link (token_hash, office_id, lmc_id, practice_id, week_of, name, made_at, ends_at)
      select h, o, l, p, $5::date, 'The practice', now() - interval '1 day', now() + interval '14 days'
      from unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[]) t (h, o, l, p)`,
    [
      practices.map(({ secret }) => tokenHash(secret)),
      practices.map(({ office_id }) => office_id),
      practices.map(({ lmc_id }) => lmc_id),
      practices.map(({ practice_id }) => practice_id),
      week_of,
    ],
  )
  await client.query('vacuum analyze')
  return practices
}

type Sent = {
  readonly practice: Practice
  readonly contacts: number
  readonly pressed: string
  is_acknowledged: boolean
}

const aReturn = (practice: Practice, per_1000: number): Sent => ({
  practice,
  contacts: Math.max(1, Math.round((practice.list_size * per_1000) / 1000)),
  pressed: randomUUID(),
  is_acknowledged: false,
})

/** Acknowledged is what the program answered that it has: a redirect to the page that says thank you. */
async function putIn(address: string, sent: Sent) {
  const { practice, contacts, pressed } = sent
  const fields = {
    alert: 'amber',
    contacts: String(contacts),
    list_size: String(practice.list_size),
    comment: '',
    sure: '',
    pressed,
  }
  const reply = await fetch(`${address}/return/${practice.secret}`, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  await reply.arrayBuffer()
  if (reply.status === 303) sent.is_acknowledged = true
  else throw new Error(`a return was answered with ${reply.status}`)
}

/** Sends all, so many at a time; over `seconds`, or as fast as they are taken. */
async function storm(address: () => string, all: readonly Sent[], seconds: number, failed: () => Promise<void>) {
  let next = 0
  const began = performance.now()
  const client = async () => {
    for (let place = next++; place < all.length; place = next++) {
      const sent = all[place]
      if (!sent) return
      await sleep(Math.max(0, began + (place / all.length) * seconds * 1000 - performance.now()))
      while (!sent.is_acknowledged) await putIn(address(), sent).catch(failed)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
}

async function readPages(address: string, cookie: string, until: () => boolean) {
  const times: number[] = []
  for (let turn = 0; !until(); turn += 1) {
    const reply = await fetch(address + ['/', '/pressure', '/practices'][turn % 3], { headers: { cookie } })
    await reply.arrayBuffer()
    times.push(Number(/dur=([\d.]+)/.exec(reply.headers.get('server-timing') ?? '')?.[1]))
    await sleep(20)
  }
  return times
}

/** How many of what was acknowledged is missing, doubled or altered. */
async function lost(client: Client, week_of: string, rounds: readonly (readonly Sent[])[]): Promise<number> {
  const { rows } = await client.query<{ practice_id: string; contacts: number; said: number[] }>(
    `select r.practice_id, r.contacts, array_agg((v.answers ->> 'contacts')::int order by v.number) as said
      from pressure.weekly_return r join pressure.return_version v on v.lmc_id = r.lmc_id and v.weekly_return_id = r.id
      where r.week_of = $1 group by r.practice_id, r.contacts`,
    [week_of],
  )
  const there = new Map(rows.map((row) => [row.practice_id, row]))
  const [first = []] = rounds
  return first.filter(({ practice }, place) => {
    const expected = rounds.map((round) => round[place]?.contacts)
    const row = there.get(practice.practice_id)
    return JSON.stringify([row?.contacts, row?.said]) !== JSON.stringify([expected.at(-1), expected])
  }).length
}

export async function run() {
  const data = mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  let program: Served | undefined
  try {
    execFileSync(process.execPath, [join('dist', 'src', 'openlmc.js'), 'seed', '--scale', 'england'], {
      env: { ...process.env, OPENLMC_DATA: data },
      stdio: 'ignore',
    })
    await (await serveProgram(data)).stop()
    const week_of = weekOf(londonDay(Temporal.Now.instant())).toString()
    const practices = await withDatabase(data, (client) => openWeek(client, week_of))

    program = await serveProgram(data)
    const cookie = await cookieOf(program.address, 'Ruth Okafor')
    const quiet = await readPages(program.address, cookie, countdown(30))
    const first = practices.map((practice) => aReturn(practice, 18))
    let is_over = false
    const reading = readPages(program.address, cookie, () => is_over)
    const began = performance.now()
    let refused = 0
    await storm(
      () => program?.address ?? '',
      first,
      paced_seconds,
      async () => {
        refused += 1
        await sleep(100)
      },
    )
    const seconds = (performance.now() - began) / 1000
    is_over = true
    const times = await reading
    const lost_first = await withRunning(data, program, (client) => lost(client, week_of, [first]))
    program = await serveProgram(data)
    console.log(
      `${practices.length} returns by ${clients} clients: ${seconds.toFixed(1)} s (${(practices.length / seconds).toFixed(0)}/s), ${refused} tried again, ${lost_first} lost, doubled or altered`,
    )
    console.log(
      `pages meanwhile: p50 ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms; before it p95 ${at(quiet, 0.95).toFixed(1)} ms, ×${(at(times, 0.95) / at(quiet, 0.95)).toFixed(1)}`,
    )

    const second = practices.map((practice) => aReturn(practice, 19))
    let restarting: Promise<void> | undefined
    const restart = async () => {
      program?.child.kill('SIGKILL')
      await sleep(200)
      program = await serveProgram(data)
      restarting = undefined
    }
    const stormy = storm(
      () => program?.address ?? '',
      second,
      0,
      async () => {
        await (restarting ?? sleep(100))
      },
    )
    const done = () => second.filter(({ is_acknowledged }) => is_acknowledged).length
    for (let killed = 1; killed <= kills; killed += 1) {
      while (done() < (killed * second.length) / (kills + 1)) await sleep(20)
      await (restarting = restart())
    }
    await stormy
    const lost_second = await withRunning(data, program, (client) => lost(client, week_of, [first, second]))
    program = undefined
    console.log(
      `the same once more, as fast as they are taken and killed ${kills} times: ${lost_second} lost, doubled or altered`,
    )
    if (seconds > most_seconds || at(times, 0.95) > most_page_ms || lost_first + lost_second > 0) process.exitCode = 1
  } finally {
    await program?.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

const countdown = (times: number) => {
  let left = times
  return () => left-- <= 0
}

/** Looks into the database of a program that is stopped for it. */
async function withRunning<T>(data: string, program: Served, work: (client: Client) => Promise<T>): Promise<T> {
  await program.stop()
  return withDatabase(data, work)
}
