import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type ClientBase, type Pool } from 'pg'
import { applicationRole } from './database.ts'
import { sha256 } from './config.ts'

/** From `src/platform` and from `dist/src/platform` alike. */
const here = join(
  import.meta.dirname,
  ...(import.meta.filename.endsWith('.ts') ? ['..', '..'] : ['..', '..', '..']),
  'migrations',
)

export type Migration = { readonly name: string; readonly text: string; readonly hash: string }

/** Every migration in the order it runs. */
export const migrations = (): readonly Migration[] =>
  readdirSync(here)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(here, name), 'utf8')
      return { name, text, hash: sha256(text) }
    })

/** Names of the migrations this database still lacks. */
export async function missingMigrations(client: ClientBase | Pool): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from platform.migration')
  const there = new Set(rows.map((row) => row.name))
  return migrations().flatMap(({ name }) => (there.has(name) ? [] : [name]))
}

/**
 * Brings the database at `url` (its owner's login) up to date in one transaction; says which migrations ran.
 * Two processes starting at once take turns by an advisory lock. Throws where a migration that ran has since changed.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, application_name: 'openlmc migrate' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('openlmc migrate'))`)
    await client.query(`create schema if not exists platform`)
    await client.query(`create table if not exists platform.migration (
      name text primary key, hash text not null, ran_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from platform.migration')
    const ran = new Map(rows.map((row) => [row.name, row.hash]))
    const names: string[] = []
    for (const { name, text, hash } of migrations()) {
      if (ran.has(name) && ran.get(name) !== hash) throw new Error(`migrations/${name} has changed since it ran here`)
      if (ran.has(name)) continue
      await client.query(text)
      await client.query('insert into platform.migration (name, hash) values ($1, $2)', [name, hash])
      names.push(name)
    }
    await client.query(`grant usage on schema platform to ${applicationRole}`)
    await client.query(`grant select on platform.migration to ${applicationRole}`)
    await client.query('commit')
    return names
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.end()
  }
}
