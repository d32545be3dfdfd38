import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { asApplication, type Database } from './database.ts'
import type { Installation } from './installation.ts'
import type { Clock } from './jobs/worker.ts'
import type { Operating } from './scope.ts'

const channel = 'openlmc_clock'

/** By how many seconds a demonstration's clock was moved. */
export async function clockAheadIn(db: Database): Promise<number> {
  const row = await db.selectFrom('platform.installation').select('clock_ahead_seconds').executeTakeFirst()
  return row?.clock_ahead_seconds ?? 0
}

/** Moves a demonstration's clock, for every process. */
export async function moveClock(tx: Operating, seconds: number) {
  await tx.db.updateTable('platform.installation').set({ clock_ahead_seconds: seconds }).execute()
  await sql`select pg_notify(${channel}, '')`.execute(tx.db)
}

export type Ticking = { readonly clock: Clock; close(): Promise<void> }

/** The clock of this process. A demonstration's follows wherever any process moves it; a real one's is the machine's. */
export async function openClock(installation: Installation): Promise<Ticking> {
  if (installation.kind === 'real') return { clock: () => Temporal.Now.instant(), close: async () => undefined }
  let seconds = 0
  let is_closed = false
  const look = async () => {
    seconds = await clockAheadIn(installation.db)
  }
  const listen = async () => {
    const client = new Client({ ...asApplication(installation.app_url), application_name: 'openlmc clock' })
    client.on('error', () => undefined) // "end" tells of a lost connection
    client.on('notification', () => void look().catch(() => undefined))
    client.on('end', () => {
      if (!is_closed) listener = listenAgain()
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    await look()
    return client
  }
  const listenAgain = async (): Promise<Client | undefined> => {
    await sleep(1000)
    if (is_closed) return undefined
    return listen().catch(listenAgain)
  }
  let listener: Promise<Client | undefined> = Promise.resolve(await listen())
  return {
    clock: () => Temporal.Now.instant().add({ seconds }),
    async close() {
      is_closed = true
      await (await listener)?.end()
    },
  }
}
