import { sql } from 'kysely'
import type { Calendar } from '../../../../platform/module.ts'
import type { Id } from '../../../../platform/values.ts'
import { postLabel } from '../rules.ts'

type End = {
  readonly id: Id<'post'>
  readonly person_id: Id<'person'>
  readonly name: string
  readonly kind: string
  readonly place: string
  readonly last_on: Temporal.PlainDate
}

/** The last days of posts, as the office's calendar has them. */
export const endsOfPosts: Calendar = {
  kind: 'Ends of posts',
  may: 'register.read_people',
  async find(tx, from, until) {
    const { rows } = await sql<End>`
      select t.id, t.person_id, h.name, t.kind, upper(t.during) - 1 as last_on, coalesce(p.name, b.name, n.name, l.short_name) as place
      from register.post t join register.person h on h.id = t.person_id join platform.lmc l on l.id = t.lmc_id
      left join register.practice_period p on p.practice_id = t.practice_id and p.until_on = date '9999-12-31'
      left join register.body b on b.id = t.body_id
      left join lateral (select s.name from register.pcn_sighting s where s.pcn_id = t.pcn_id order by s.seen_on desc limit 1) n on true
      where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.state = 'held'
        and upper(t.during) - 1 >= ${from}::date and upper(t.during) - 1 < ${until}::date
      order by last_on, h.name, t.id`.execute(tx.db)
    return rows.map(({ id, person_id, name, kind, place, last_on }) => ({
      uid: `post-end-${id}`,
      title: `${name} leaves: ${postLabel(kind)}, ${place}`,
      on: last_on,
      begins_at: null,
      ends_at: null,
      place,
      href: `/people/${person_id}`,
    }))
  },
}
