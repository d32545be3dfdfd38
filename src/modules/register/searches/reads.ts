import { sql, type RawBuilder } from 'kysely'
import type { Found, Searchable } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { areaNouns, areaPath, type AreaKind } from '../areas/rules.ts'
import { statuses, type Status } from '../extents/rules.ts'

type PracticeHit = { ods_code: string; name: string; status: Status; postcode: string | null; pcn_name: string | null }

const plain = (words: string) => sql`(select lower(unaccent(${words})))`

/** Found by its letters: `% ` before them finds where a word begins with them, which is also a near match of that word. */
const holding = (before: '%' | '% ', words: string) =>
  sql`f.words like (select ${before} || replace(replace(replace(lower(unaccent(${words})), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')`

/** Of many found by their letters, only those best by simpler means have their names compared, which is what costs. */
const compared = 60

async function hits(tx: Reading, words: string, most: number, matches: RawBuilder<unknown>, limit?: number) {
  const code = words.trim().toUpperCase()
  const { rows } = await sql<PracticeHit>`
    with near as (
      select f.code, f.name, f.status, f.practice_id, f.practice_id in (
          select l.practice_id from register.lmc_practice l where l.lmc_id = any (${tx.actor.lmc_ids}::uuid[])) as is_own
      from register.findable f where f.kind = 'practice' and ((f.code >= ${code} and f.code < ${`${code}~`}) or ${matches})
      order by f.code = ${code} desc, is_own desc, strpos(lower(f.name), ${plain(words)}) > 0 desc, f.status, f.name
      limit ${limit ?? null}::int),
    nearest as (
      select * from near
      order by code = ${code} desc, is_own desc, word_similarity(${plain(words)}, lower(name)) desc, status, name
      limit ${most})
    select n.code as ods_code, n.name, n.status, p.postcode, p.pcn_name from nearest n
    left join register.practice_period p on p.practice_id = n.practice_id and p.until_on = date '9999-12-31'
    order by n.code = ${code} desc, n.is_own desc, word_similarity(${plain(words)}, lower(n.name)) desc, n.status, n.name`.execute(
    tx.db,
  )
  return rows
}

/** Any practice in the country, by code, postcode or name however it is spelt; the office's own first. */
async function practices(tx: Reading, words: string, most: number): Promise<Found[]> {
  const has_digit = /\d/.test(words)
  const exact = await hits(tx, words, most, holding(has_digit ? '%' : '% ', words), compared)
  const rows = has_digit || exact.length === most ? exact : await hits(tx, words, most, sql`${plain(words)} <% f.words`)
  return rows.map(({ ods_code, name, status, postcode, pcn_name }) => ({
    title: name,
    note: [ods_code, status === 'active' ? null : statuses[status], postcode, pcn_name].filter(Boolean).join(' · '),
    href: `/practices/${ods_code}`,
    code: ods_code,
  }))
}

/** PCNs, sub-ICBs, ICBs, constituencies and the office's groups, by code or name. */
async function areas(tx: Reading, words: string, most: number): Promise<Found[]> {
  const code = words.trim().toUpperCase()
  const { rows } = await sql<{ kind: AreaKind; code: string; name: string }>`
    select kind, code, name from (
      select kind, code, name, words from register.findable
        where kind <> 'practice' and (code = ${code} or ${plain(words)} <% words)
      union all select 'group', id::text, name, lower(unaccent(name)) from register.practice_group
        where ${plain(words)} <% lower(unaccent(name))) areas
    order by code = ${code} desc, word_similarity(${plain(words)}, words) desc, name limit ${most}`.execute(tx.db)
  return rows.map(({ kind, code, name }) => ({
    title: name,
    note: kind === 'group' ? areaNouns.group[0] : `${areaNouns[kind][0]} · ${code}`,
    href: areaPath(kind, code),
    ...(kind === 'group' ? {} : { code }),
  }))
}

export const searches: readonly Searchable[] = [
  { kind: 'Practices', may: 'register.read_practices', find: practices },
  { kind: 'Areas', may: 'register.read_areas', find: areas },
]
