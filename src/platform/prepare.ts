import { Client, escapeIdentifier } from 'pg'

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
    if (await lacks('select 1 from pg_database where datname = $1', name))
      await server.query(`create database ${escapeIdentifier(name)} owner openlmc_owner template template0
        encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`)
    const database = new URL(superuser_url)
    database.pathname = `/${name}`
    await connected(database.href, async (inside) => {
      for (const extension of ['btree_gist', 'pg_trgm', 'unaccent'])
        await inside.query(`create extension if not exists ${extension}`)
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
