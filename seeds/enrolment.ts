import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { PostKind } from '../src/modules/register/posts/rules.ts'
import { bulk } from '../src/platform/bulk.ts'
import type { Operating } from '../src/platform/scope.ts'
import { londonDay } from '../src/platform/values.ts'
import type { Holder, OfficePlan } from './offices.ts'
import type { InventedPerson, InventedPost } from './staff.ts'

const committeeKinds: readonly (readonly [begins: string, kind: PostKind])[] = [
  ['Chair', 'chair'],
  ['Treasurer', 'treasurer'],
  ['Returning officer', 'officer'],
]
const staffKinds: readonly PostKind[] = [
  'practice_manager',
  'partner',
  'partner',
  'salaried',
  'nurse',
  'trainee',
  'other_staff',
]
const seatKinds: readonly PostKind[] = ['chair', 'secretary', 'member']

/** Whoever has an account is somebody: with the post that their role makes likely, and a doctor of a committee in a practice. */
export function accountHolders(
  { name: office, lmcs }: OfficePlan,
  holders: readonly (Holder & { readonly post?: string })[],
  practicesOf: (lmc: string) => readonly string[],
): readonly InventedPerson[] {
  const own = holders.filter((holder) => holder.office === office)
  const nth = new Map<string, number>()
  const countOf = (key: string) => {
    const before = nth.get(key) ?? 0
    nth.set(key, before + 1)
    return before
  }
  return own.map((holder, at) => {
    const [, title = '', rest = ''] = /^(Dr )?(.*)$/.exec(holder.name) ?? []
    const words = rest.split(' ')
    const { lmc, ods_code, post = '', email } = holder
    const days_ago = 400 + ((at * 37) % 1_500)
    const seat = committeeKinds.find(([begins]) => post.startsWith(begins))?.[1]
    const practices = lmc ? practicesOf(lmc) : []
    const posts: InventedPost[] =
      lmc && ods_code
        ? [{ lmc, kind: staffKinds[countOf(ods_code) % staffKinds.length] ?? 'other_staff', ods_code, days_ago }]
        : lmc
          ? [{ lmc, kind: seat ?? seatKinds[countOf(lmc) % 3] ?? 'member', is_committee: true, days_ago }]
          : lmcs.map(({ short_name }) => ({ lmc: short_name, kind: 'officer', is_committee: true, days_ago }))
    const works_in = practices[(at * 11) % Math.max(1, practices.length)]
    if (title && lmc && works_in) posts.push({ lmc, kind: 'partner', ods_code: works_in, days_ago: 2_000 })
    return {
      title: title.trim(),
      given_names: words.slice(0, -1).join(' '),
      family_name: words.at(-1) ?? '',
      gmc_number: title ? String(9_900_000 + at) : null,
      email,
      account: email,
      posts,
    }
  })
}

/** Puts people with their posts into an office's register, in a handful of statements however many they are; once. */
export async function enrol(tx: Operating, office: OfficePlan, people: readonly InventedPerson[]) {
  const { id: office_id } = await tx.db
    .selectFrom('platform.office')
    .select('id')
    .where('name', '=', office.name)
    .executeTakeFirstOrThrow()
  // Contact points and bodies are behind the walls of their office and its LMCs, which no operator passes.
  await sql`select set_config('openlmc.office_id', ${office_id}, true), set_config('openlmc.lmc_ids',
    (select string_agg(id::text, ',') from platform.lmc where office_id = ${office_id}), true)`.execute(tx.db)
  const there = await tx.db
    .selectFrom('register.person')
    .select('id')
    .where('office_id', '=', office_id)
    .limit(1)
    .execute()
  if (there.length > 0) return
  const made = sql`${tx.now}::timestamptz as made_at, 'OpenLMC' as made_by`
  const today = londonDay(tx.now)
  const named = people.map((person) => ({ ...person, id: randomUUID() as string }))
  const posts = named.flatMap(({ id, posts: held }) => held.map((post) => ({ ...post, person_id: id })))

  await sql`insert into register.body (office_id, lmc_id, kind, name, made_at)
    select office_id, id, 'committee', name, ${tx.now} from platform.lmc where office_id = ${office_id}
    on conflict on constraint one_body_of_a_name do nothing`.execute(tx.db)
  await sql`
    insert into register.person (id, office_id, title, given_names, family_name, gmc_number, account_id, source, made_at, made_by)
    select given.id, ${office_id}, given.title, given.given_names, given.family_name, given.gmc_number, a.id, 'typed', ${tx.now}, 'OpenLMC'
    from ${bulk(named, {
      id: ['uuid', (row) => row.id],
      title: ['text', (row) => row.title],
      given_names: ['text', (row) => row.given_names],
      family_name: ['text', (row) => row.family_name],
      gmc_number: ['text', (row) => row.gmc_number],
      account: ['text', (row) => row.account ?? null],
    })} left join accounts.account a on a.email = given.account`.execute(tx.db)
  const ways = named.flatMap(({ id, email, mobile }) => [
    ...(email ? [{ id, kind: 'email', value: email }] : []),
    ...(mobile ? [{ id, kind: 'mobile', value: mobile }] : []),
  ])
  await sql`
    insert into register.contact_point (office_id, person_id, kind, value, source, made_at, made_by)
    select ${office_id}, given.id, given.kind, given.value, 'typed', ${tx.now}, 'OpenLMC' from ${bulk(ways, {
      id: ['uuid', (row) => row.id],
      kind: ['text', (row) => row.kind],
      value: ['text', (row) => row.value],
    })}`.execute(tx.db)
  await sql`
    insert into register.post (office_id, lmc_id, person_id, kind, practice_id, pcn_id, body_id, is_main_workplace, during, source, made_at, made_by)
    select ${office_id}, l.id, given.person_id, given.kind, p.id, n.id, b.id, given.is_main, daterange(given.since, given.until), 'typed', ${tx.now}, 'OpenLMC'
    from ${bulk(posts, {
      person_id: ['uuid', (row) => row.person_id],
      lmc: ['text', (row) => row.lmc],
      kind: ['text', (row) => row.kind],
      ods_code: ['text', (row) => row.ods_code ?? null],
      pcn_code: ['text', (row) => row.pcn_code ?? null],
      is_committee: ['boolean', (row) => row.is_committee ?? false],
      is_main: ['boolean', (row) => row.is_main_workplace ?? false],
      since: ['date', (row) => today.subtract({ days: row.days_ago })],
      until: ['date', (row) => (row.ends_in === undefined ? null : today.add({ days: row.ends_in }))],
    })} join platform.lmc l on l.office_id = ${office_id} and l.short_name = given.lmc
    left join register.practice p on p.ods_code = given.ods_code
    left join register.pcn n on n.code = given.pcn_code
    left join register.body b on given.is_committee and b.lmc_id = l.id and b.kind = 'committee'`.execute(tx.db)
  await sql`
    insert into register.post_move (lmc_id, post_id, move, made_at, made_by)
    select t.lmc_id, t.id, 'add', t.made_at, t.made_by from register.post t where t.office_id = ${office_id}`.execute(
    tx.db,
  )
  await sql`
    update register.person h set lmc_ids = t.lmc_ids
    from (select person_id, array_agg(distinct lmc_id) as lmc_ids from register.post where office_id = ${office_id} group by 1) t
    where t.person_id = h.id`.execute(tx.db)
  await sql`
    insert into register.nomination (office_id, lmc_id, practice_id, person_id, purpose, during, made_at, made_by)
    select distinct on (t.practice_id, k.purpose) t.office_id, t.lmc_id, t.practice_id, t.person_id, k.purpose, t.during, ${made}
    from register.post t cross join (values ('weekly_return', 'practice_manager', 8), ('levy', 'practice_manager', 7), ('ballots', 'partner', 5)) k (purpose, kind, tenths)
    where t.office_id = ${office_id} and t.kind = k.kind and t.practice_id is not null and t.during @> ${today}::date
      and abs(hashtext(t.practice_id::text || k.purpose)) % 10 < k.tenths
    order by t.practice_id, k.purpose, t.person_id`.execute(tx.db)
  // Most practices keep their lists; a few are late, and a few never said.
  await sql`
    insert into register.confirmation (lmc_id, practice_id, people, confirmed_at, confirmed_by)
    select k.lmc_id, k.practice_id, k.people, ${tx.now}::timestamptz - make_interval(days => k.ago, hours => k.ago % 9), k.manager
    from (
      select t.lmc_id, t.practice_id, count(*)::int as people, min(h.name) filter (where t.kind = 'practice_manager') as manager,
        case when abs(hashtext(p.ods_code)) % 10 < 8 then abs(hashtext(p.ods_code)) % 160 else 190 + abs(hashtext(p.ods_code)) % 200 end as ago
      from register.post t join register.practice p on p.id = t.practice_id join register.person h on h.id = t.person_id
      where t.office_id = ${office_id} and t.during @> ${today}::date
      group by t.lmc_id, t.practice_id, p.ods_code) k
    where k.manager is not null`.execute(tx.db)
  await sql`
    insert into register.standing (office_id, lmc_id, person_id, fact, during, made_at, made_by)
    select t.office_id, t.lmc_id, t.person_id, k.fact, daterange(min(lower(t.during)), null), ${made}
    from register.post t cross join (values ('represented'), ('on_the_roll')) k (fact)
    where t.office_id = ${office_id} and t.kind in ('partner', 'salaried', 'locum', 'trainee') and t.during @> ${today}::date
    group by t.office_id, t.lmc_id, t.person_id, k.fact`.execute(tx.db)
}
