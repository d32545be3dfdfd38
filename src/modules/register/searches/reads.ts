import { sql } from 'kysely'
import type { Found, Searchable } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { areaNouns, areaPath, type AreaKind } from '../areas/rules.ts'
import { statuses, type Status } from '../extents/rules.ts'

type PracticeHit = { ods_code: string; name: string; status: Status; postcode: string | null; pcn_name: string | null }

const plain = (words: string) => sql`(select lower(unaccent(${words})))`

/** Any practice in the country, by code, postcode or name however it is spelt; the office's own first. */
async function practices(tx: Reading, words: string, most: number): Promise<Found[]> {
  const code = words.trim().toUpperCase()
  const { rows } = await sql<PracticeHit>`
    select p.ods_code, p.name, p.status, p.postcode, p.pcn_name from register.practice_period p
    where p.until_on = date '9999-12-31' and (p.ods_code = ${code} or starts_with(p.ods_code, ${code})
      ${/\d/.test(words) ? sql`or strpos(p.search_text, ${plain(words)}) > 0` : sql`or ${plain(words)} <% p.search_text`})
    order by p.ods_code = ${code} desc,
      exists (select from register.lmc_practice l where l.practice_id = p.practice_id and l.lmc_id = any (${tx.actor.lmc_ids}::uuid[])) desc,
      word_similarity(${plain(words)}, lower(p.name)) desc, p.status, p.name limit ${most}`.execute(tx.db)
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
      select distinct kind, k.code, k.name from register.practice_period p
      cross join lateral (values ('pcn', p.pcn_code, p.pcn_name), ('sub-icb', p.commissioner_code, p.commissioner_name),
        ('icb', p.icb_code, p.icb_name)) k (kind, code, name)
      where p.until_on = date '9999-12-31' and k.code is not null and k.name is not null
      union all select 'constituency', code, name from register.constituency
      union all select 'group', id::text, name from register.practice_group) areas
    where code = ${code} or ${plain(words)} <% lower(unaccent(name))
    order by code = ${code} desc, word_similarity(${plain(words)}, lower(unaccent(name))) desc, name limit ${most}`.execute(
    tx.db,
  )
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
