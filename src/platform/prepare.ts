import { Client, DatabaseError, escapeIdentifier } from 'pg'
import { applicationRole } from './database.ts'

const extensions = ['btree_gist', 'pg_trgm', 'unaccent']

/**
 * Makes the database, the role that owns it and the role the application uses; again does no harm. Only for our own
 * cluster: whoever gives a DATABASE_URL has made these, perhaps without letting us be superuser.
 */
export async function prepareDatabase(superuser_url: string, name: string): Promise<void> {
  await connected(superuser_url, async (server) => {
    await server.query(`select pg_advisory_lock(hashtext('openlmc prepare'))`)
    const lacks = async (query: string, value: string) => (await server.query(query, [value])).rowCount === 0
    for (const role of ['openlmc_owner', 'openlmc_app'])
      if (await lacks('select 1 from pg_roles where rolname = $1', role))
        await server.query(`create role ${role} login`)
    await server.query(`grant ${applicationRole} to openlmc_owner`)
    if (await lacks('select 1 from pg_database where datname = $1', name))
      await server.query(`create database ${escapeIdentifier(name)} owner openlmc_owner template template0
        encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`)
    const database = new URL(superuser_url)
    database.pathname = `/${name}`
    await connected(database.href, async (inside) => {
      for (const extension of extensions) await inside.query(`create extension if not exists ${extension}`)
    })
  })
}

/**
 * The same in a PostgreSQL that somebody else runs, by the owner's login, as far as that may: the application's role, the
 * owner's membership of it, and the extensions. Throws the sentence that says what its administrator must do.
 */
export async function prepareOutside(owner_url: string): Promise<void> {
  await connected(owner_url, async (database) => {
    // Of processes that start at once on an empty database each would make what none finds there.
    await database.query(`select pg_advisory_lock(hashtext('openlmc prepare'))`)
    const { rows } = await database.query<{ version: number; login: string; has_role: boolean; may_be_it: boolean }>(
      `select current_setting('server_version_num')::int as version, current_user as login,
              exists (select from pg_roles where rolname = $1) as has_role,
              exists (select from pg_roles r where rolname = $1 and pg_has_role(current_user, r.oid, 'SET')) as may_be_it`,
      [applicationRole],
    )
    const found = rows[0]
    if (!found || found.version < 180_000) throw new RangeError('DATABASE_URL must point to PostgreSQL 18 or later.')
    const needed = [
      ...(found.has_role ? [] : [`create role ${applicationRole}`]),
      ...(found.may_be_it ? [] : [`grant ${applicationRole} to ${escapeIdentifier(found.login)}`]),
      ...extensions.map((extension) => `create extension if not exists ${extension}`),
    ]
    for (const statement of needed)
      await database.query(statement).catch((error: unknown) => {
        if (!(error instanceof DatabaseError)) throw error
        throw new RangeError(
          `The login of DATABASE_URL may not prepare the database: ${error.message}. Ask its administrator to run: ${statement};`,
        )
      })
  })
}

async function connected(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
