import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'

const { db } = await freshDatabase()

/** Tables without a wall, and why none is needed. */
const unwalled: Record<string, string> = {
  'platform.migration': 'names of migrations',
  'platform.seal': 'hashes',
  'platform.sealed_record': 'numbers and hashes',
  'platform.file': 'found by its hash, which only a walled row holds',
  'platform.limit_window': 'counts by hashed key',
  'accounts.account': 'found by its own id, or by an address its holder typed',
  'accounts.session': 'found by the hash of its secret',
  'accounts.sign_in_request': 'an address somebody typed; behind a wall that only operators pass',
  'accounts.provider_identity': 'found by what a provider said, or by its own account',
  'accounts.sign_in_link': 'found by the hash of its secret',
  'accounts.passkey': 'found by its account’s own id, or by what only its device says',
  'accounts.authenticator': 'found by its account’s own id; its secret is sealed',
  'accounts.recovery_code': 'found by its account’s own id and the hash of its secret',
  'accounts.challenge': 'found by the hash of its secret',
  'accounts.device': 'found by its account’s own id',
  'accounts.lockout': 'found by its account’s own id, or beside a role of the reader’s office',
  'accounts.kept_form': 'found by the hash of its secret, and sealed',
}

type Table = { name: string; has_wall: boolean; is_national: boolean; columns: string[] }

const { rows: tables } = await sql<Table>`
  select n.nspname || '.' || c.relname as name,
         c.relrowsecurity and c.relforcerowsecurity as has_wall,
         exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.policyname = 'read_by_all') as is_national,
         array(select attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') and n.nspname not like 'pg_toast%'`.execute(
  db,
)

test('there are tables to look at', () => {
  expect(tables.length).toBeGreaterThan(30)
})

test('every table is behind a forced wall, or on the short list', () => {
  expect(tables.filter(({ name, has_wall }) => !has_wall && !(name in unwalled)).map(({ name }) => name)).toEqual([])
  expect(Object.keys(unwalled).filter((name) => !tables.some((table) => table.name === name))).toEqual([])
})

test('what is not national belongs to an LMC or an office', () => {
  const ownerless = tables.filter(
    ({ name, is_national, columns }) =>
      !is_national && !(name in unwalled) && !columns.includes('lmc_id') && !columns.includes('office_id'),
  )
  expect(ownerless.map(({ name }) => name)).toEqual([])
})

test('a key from one LMC’s row to another table of LMCs carries the LMC', async () => {
  const { rows } = await sql<{ key: string }>`
    select c.conrelid::regclass || '.' || c.conname as key
    from pg_constraint c
    where c.contype = 'f'
      and exists (select from pg_attribute where attrelid = c.conrelid and attname = 'lmc_id' and attnotnull)
      and exists (select from pg_attribute where attrelid = c.confrelid and attname = 'lmc_id')
      and not exists (select from pg_attribute where attrelid = c.conrelid and attname = 'lmc_id' and attnum = any (c.conkey))`.execute(
    db,
  )
  expect(rows.map(({ key }) => key)).toEqual([])
})

test('the application’s role is no superuser, owns nothing and can’t bypass row security', async () => {
  const { rows } = await sql<{
    role: string
    rolsuper: boolean
    rolbypassrls: boolean
    rolcreaterole: boolean
    owned: number
  }>`
    select rolname as role, rolsuper, rolbypassrls, rolcreaterole,
           (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname = current_user`.execute(db)
  expect(rows).toEqual([{ role: 'openlmc_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 }])
})

test('without a wall set, a walled table shows nothing and takes nothing', async () => {
  const walled = tables.filter(
    ({ columns, is_national, has_wall }) => has_wall && !is_national && columns.includes('lmc_id'),
  )
  expect(walled.length).toBeGreaterThan(4)
  for (const { name } of walled) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(db)
    expect(rows[0]?.n, name).toBe(0)
  }
})

test('every column that names a file says so by a foreign key, by which the nightly emptying knows it', async () => {
  const { rows } = await sql<{ column: string }>`
    select c.oid::regclass || '.' || a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and a.attname like '%sha256' and c.oid <> 'platform.file'::regclass
      -- A file of open data is known by its hash for ever, and not kept.
      and c.oid <> 'register.open_data_file'::regclass
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.conkey = array[a.attnum]
        and k.confrelid = 'platform.file'::regclass)`.execute(db)
  expect(rows.map(({ column }) => column)).toEqual([])
})
