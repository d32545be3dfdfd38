import { sql } from 'kysely'
import type { Calendar } from '../../../platform/module.ts'
import { mayEnter } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { roleLabel } from '../roles/rules.ts'

const wholeDay = { begins_at: null, ends_at: null, place: '' }

/** The last days of roles: everybody's for whoever gives roles, one's own for others. */
export const roleEnds: Calendar = {
  kind: 'Ends of roles',
  may: 'desk.see_calendar',
  find: async (tx, from, until) => {
    const { actor } = tx
    const { rows } = await sql<{
      id: string
      account_id: string
      name: string
      role: string
      last_on: Temporal.PlainDate
    }>`
      select r.id, r.account_id, a.name, r.role, upper(r.during) - 1 as last_on
      from accounts.role_held r join accounts.account a on a.id = r.account_id
      where r.office_id = ${actor.office_id} and upper(r.during) > ${from} and upper(r.during) <= ${until}
        and (r.account_id = ${actor.account_id} or ${mayEnter(actor, 'accounts.give_roles')})
        and (r.lmc_id is null or r.lmc_id = any (${[...actor.lmc_ids]}::uuid[]))`.execute(tx.db)
    return rows.map(({ id, account_id, name, role, last_on }) => ({
      ...wholeDay,
      uid: `role-${id}`,
      title: `Last day of ${name} as ${roleLabel(role).toLowerCase()}`,
      href: mayEnter(actor, 'accounts.read_roles') ? `/roles/${account_id}` : '/roles/mine',
      on: last_on,
    }))
  },
}

/** The days on which invitations stop working. */
export const invitationEnds: Calendar = {
  kind: 'Invitations that run out',
  may: 'accounts.give_roles',
  find: async (tx, from, until) => {
    const open = await tx.db
      .selectFrom('accounts.invitation')
      .select(['id', 'name', 'expires_at'])
      .where('office_id', '=', tx.actor.office_id)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where(sql<boolean>`(lmc_id is null or lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]))`)
      .where(sql<boolean>`(expires_at at time zone 'Europe/London')::date >= ${from}
        and (expires_at at time zone 'Europe/London')::date < ${until}`)
      .execute()
    return open.map(({ id, name, expires_at }) => ({
      ...wholeDay,
      uid: `invitation-${id}`,
      title: `The invitation of ${name} runs out`,
      href: '/invitations',
      on: londonDay(expires_at),
    }))
  },
}
