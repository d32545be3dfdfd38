import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { Pool, PoolClient } from 'pg'

const most = 400
const longest = 8_000

/**
 * Names for the selects that come back, so that PostgreSQL plans each once for a connection: to plan a small one takes
 * longer than to run it. What is seen only once, and what comes after `most`, is planned every time.
 */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const once = new Set<string>()
  return (text) => {
    const name = names.get(text)
    if (name !== undefined || text.length > longest || !/^\s*(select|with)\b/.test(text)) return name
    if (!once.delete(text)) {
      if (once.size >= most) once.clear()
      once.add(text)
      return undefined
    }
    if (names.size >= most) return undefined
    names.set(text, `openlmc_${names.size}`)
    return names.get(text)
  }
}

/** A pool as Kysely wants one, whose clients name what they are asked. */
export function namingPool(pool: Pool): PostgresPool {
  const nameOf = statementNames()
  const known = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const naming = known.get(client) ?? namingClient(client, nameOf)
      known.set(client, naming)
      return naming
    },
  }
}

function namingClient(client: PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(asked: string | PostgresCursor<R>, values: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') throw new TypeError('OpenLMC reads whole answers, not through cursors')
    const name = values.length > 0 ? nameOf(asked) : undefined
    return client.query({ ...(name === undefined ? {} : { name }), text: asked, values: [...values] })
  }
  return { query, release: (destroy) => client.release(destroy) }
}
