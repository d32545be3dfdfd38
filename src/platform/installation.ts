import { join } from 'node:path'
import type { Pool } from 'pg'
import { CommandRefused } from './command.ts'
import type { Config } from './config.ts'
import { applicationRole, openDatabase, type Database, type Opened } from './database.ts'
import { migrateJobs, openJobs, type Jobs } from './jobs/queue.ts'
import type { Job } from './jobs/queue.ts'
import { migrate } from './migrate.ts'
import { startPostgres, type Postgres } from './postgres.ts'
import { prepareDatabase, prepareOutside } from './prepare.ts'

/** Real and invented never mix: on our own PostgreSQL each kind has a database of its own. */
export type InstallationKind = 'real' | 'demonstration'

export type Installation = {
  readonly kind: InstallationKind
  /** False until something was put into it: no office, no open data. */
  readonly is_founded: boolean
  readonly db: Database
  readonly pool: Pool
  readonly jobs: Jobs
  /** The owner's address, for migrations and what else the application may not do. */
  readonly owner_url: string
  readonly app_url: string
  close(): Promise<void>
}

const databaseNames: Record<InstallationKind, string> = { real: 'openlmc', demonstration: 'openlmc_demonstration' }

async function kindOf(db: Database): Promise<InstallationKind | undefined> {
  const row = await db.selectFrom('platform.installation').select('kind').executeTakeFirst()
  return row?.kind
}

/**
 * Opens an installation: its database started (if it is ours and isn't running), made, migrated and connected to.
 * `whichever` is the real one once there is anything in it, else the demonstration.
 */
export async function openInstallation(
  config: Config,
  wanted: InstallationKind | 'whichever',
  jobList: readonly Job[],
  connections = 10,
): Promise<Installation> {
  const postgres = config.database_url ? undefined : await startPostgres({ directory: join(config.data, 'postgres') })
  const open = async (kind: InstallationKind): Promise<Installation> => {
    const { owner_url, app_url } = await addresses(config, postgres, kind)
    await migrate(owner_url)
    await migrateJobs(owner_url, jobList)
    const opened = openDatabase(app_url, { connections })
    const found = await kindOf(opened.db)
    if (found && found !== kind && wanted !== 'whichever') {
      await opened.close()
      throw new WrongKind(found)
    }
    const jobs = await openJobs(app_url)
    return {
      kind: found ?? kind,
      is_founded: found !== undefined,
      ...opened,
      jobs,
      owner_url,
      app_url,
      close: () => close(opened, jobs),
    }
  }
  const close = async (opened: Opened, jobs: { close(): Promise<void> }) => {
    await jobs.close()
    await opened.close()
    await postgres?.stop()
  }
  try {
    if (wanted !== 'whichever') return await open(wanted)
    const real = await open('real')
    if (real.is_founded) return real
    // An empty database that somebody gave us to try with; in production nothing is ever invented.
    if (config.database_url) return { ...real, kind: config.has_dev_pages ? 'demonstration' : 'real' }
    await real.jobs.boss.stop({ graceful: false, close: true })
    await real.db.destroy()
    return await open('demonstration')
  } catch (error) {
    await postgres?.stop()
    throw error
  }
}

async function addresses(config: Config, postgres: Postgres | undefined, kind: InstallationKind) {
  if (!postgres) {
    const url = config.database_url ?? ''
    await prepareOutside(url)
    return { owner_url: url, app_url: url }
  }
  await prepareDatabase(postgres.superuser_url, databaseNames[kind])
  return {
    owner_url: postgres.url(databaseNames[kind], 'openlmc_owner'),
    app_url: postgres.url(databaseNames[kind], applicationRole),
  }
}

/** Thrown where a command for one kind of installation meets the other. */
export class WrongKind extends CommandRefused {
  constructor(found: InstallationKind) {
    super(
      found === 'demonstration'
        ? 'This database holds the demonstration, and invented practices never mix with real ones. Point DATABASE_URL at an empty database.'
        : 'This database holds a real installation, and the demonstration never mixes with it. Point DATABASE_URL at an empty database.',
    )
  }
}
