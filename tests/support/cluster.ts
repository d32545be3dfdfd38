import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** Where only the superuser's password is known, the role is taken at sign-in instead of signing in by it. */
export function urlFor(superuser_url: string, database: string, role: 'openlmc_owner' | 'openlmc_app'): string {
  const url = new URL(superuser_url)
  url.pathname = `/${database}`
  if (url.password || !url.hostname) url.searchParams.set('options', `-c role=${role}`)
  else url.username = role
  return url.href
}

/** A copy of the template takes some 30 ms. Nobody else may be connected to the template meanwhile. */
export const copyTemplate = (superuser_url: string, template: string, name: string): Promise<void> =>
  asSuperuser(superuser_url, async (client) => {
    await client.query(`create database ${name} owner openlmc_owner template ${template} strategy file_copy`)
  })

/** Waits for connections to end rather than force them: a pool cut off as it closes throws where nobody listens. */
export const dropDatabases = (superuser_url: string, prefix: string): Promise<void> =>
  asSuperuser(superuser_url, async (client) => {
    const busy = 'select 1 from pg_stat_activity where starts_with(datname, $1)'
    for (let wait = 0; wait < 1_000 && (await client.query(busy, [prefix])).rowCount; wait++) await sleep(20)
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [prefix])
    for (const { datname } of rows) await client.query(`drop database ${datname}`)
  })

async function asSuperuser(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
