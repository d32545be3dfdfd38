import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'

type Column = {
  table_name: string
  column_name: string
  has_default: boolean
  is_nullable: boolean
  points_to: string | null
  check_text: string | null
}

/** Each column with the table its key points to and the check on it alone. */
const columns = `
  select n.nspname || '.' || c.relname as table_name, a.attname as column_name,
         a.atthasdef as has_default, not a.attnotnull as is_nullable,
         coalesce(
           (select r.relname from pg_constraint f join pg_class r on r.oid = f.confrelid
             where f.contype = 'f' and f.conrelid = c.oid and f.confkey[array_position(f.conkey, a.attnum)] =
                   (select attnum from pg_attribute where attrelid = f.confrelid and attname = 'id') limit 1),
           (select c.relname where a.attname = 'id' and a.atttypid = 'uuid'::regtype)) as points_to,
         (select pg_get_constraintdef(k.oid) from pg_constraint k
           where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum] limit 1) as check_text
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'public') and n.nspname not like 'pg_toast%'`

/** Keys whose table is known by name alone, where no foreign key says so (views, walls). */
const byName: Record<string, string> = {
  office_id: 'office',
  lmc_id: 'lmc',
  practice_id: 'practice',
  pcn_id: 'pcn',
  account_id: 'account',
  owner_id: 'account',
  file_id: 'open_data_file',
  change_id: 'change',
  group_id: 'practice_group',
}

function typeOf({ column_name, points_to, check_text, has_default, is_nullable }: Column): string | undefined {
  const table = points_to ?? byName[column_name]
  const choices = check_text?.includes('= ANY (ARRAY[')
    ? [...check_text.matchAll(/'([^']+)'::text/g)].map(([, value]) => `'${value}'`).join(' | ')
    : undefined
  const type = table ? `Id<'${table}'>` : column_name === 'lmc_ids' ? `Id<'lmc'>[]` : choices
  if (!type) return undefined
  const nullable = is_nullable ? `${type} | null` : type
  return has_default ? `Generated<${nullable}>` : nullable
}

/** The text of src/platform/tables.ts for the database at `url`: ids know their table, checked words are unions. */
export async function describeTables(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Column>(columns)
  await client.end()
  const overrides: Record<string, string> = {}
  for (const column of rows) {
    const type = typeOf(column)
    if (type) overrides[`${column.table_name}.${column.column_name}`] = type
  }
  const folder = mkdtempSync(join(tmpdir(), 'openlmc-types-'))
  const config = join(folder, 'config.json')
  const file = join(folder, 'tables.ts')
  writeFileSync(
    config,
    JSON.stringify({
      dialect: 'postgres',
      url,
      outFile: file,
      excludePattern: 'jobs.*',
      logLevel: 'error',
      overrides: { columns: overrides },
      typeMapping: {
        date: 'Temporal.PlainDate',
        timestamptz: 'Temporal.Instant',
        time: 'Temporal.PlainTime',
        int8: 'number',
        daterange: 'ColumnType<During, string, string>',
      },
    }),
  )
  const codegen = join(process.cwd(), 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js')
  await promisify(execFile)(process.execPath, [codegen, '--config-file', config], { cwd: process.cwd() })
  const text = readFileSync(file, 'utf8')
  rmSync(folder, { recursive: true, force: true })
  return `// Written by \`npm run tables\` from the migrated database; not by hand.\nimport type { During, Id } from './values.ts'\n${text.slice(text.indexOf('\nimport'))}`
}
