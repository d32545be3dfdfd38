import type { Personal } from '../../../platform/module.ts'

/** What is kept of somebody so that they can come in, and of when they did. */
export const personal: readonly Personal[] = [
  {
    kind: 'Your sign-in',
    must_keep:
      'The name and address you sign in with stay while you hold a role; they go when your last role has ended.',
    find: (tx, account_id) =>
      tx.db.selectFrom('accounts.account').select(['name', 'email', 'made_at']).where('id', '=', account_id).execute(),
  },
  {
    kind: 'Roles you hold and held',
    must_keep: 'Who could do what, and when, is part of what an LMC must be able to account for, for seven years.',
    find: (tx, account_id) =>
      tx.db
        .selectFrom('accounts.role_held as r')
        .leftJoin('platform.office as o', 'o.id', 'r.office_id')
        .leftJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
        .select(['r.role', 'o.name as office', 'l.name as lmc', 'r.during', 'r.given_at', 'r.given_by', 'r.ended_by'])
        .where('r.account_id', '=', account_id)
        .orderBy('r.given_at')
        .execute(),
  },
  {
    kind: 'Where you are signed in',
    must_keep: null,
    find: (tx, account_id) =>
      tx.db
        .selectFrom('accounts.session')
        .select(['browser', 'strength', 'began_at', 'last_used_at'])
        .where('account_id', '=', account_id)
        .orderBy('began_at')
        .execute(),
  },
  {
    kind: 'Browsers you used',
    must_keep: null,
    find: (tx, account_id) =>
      tx.db
        .selectFrom('accounts.device')
        .select(['browser', 'first_used_at', 'last_used_at'])
        .where('account_id', '=', account_id)
        .orderBy('first_used_at')
        .execute(),
  },
  {
    kind: 'Times you were shut out',
    must_keep: 'That a way in was tried and shut is kept as long as the record of it, to look into a break-in.',
    find: (tx, account_id) =>
      tx.db
        .selectFrom('accounts.lockout')
        .select(['began_at', 'ends_at', 'why', 'released_at', 'released_by'])
        .where('account_id', '=', account_id)
        .orderBy('began_at')
        .execute(),
  },
  {
    kind: 'Times you acted for a practice',
    must_keep: 'Both sides must be able to see who did what in whose name, for seven years.',
    find: (tx, account_id) =>
      tx.db
        .selectFrom('accounts.acting')
        .select(['asked_by', 'why', 'began_at', 'ends_at', 'ended_at'])
        .where('account_id', '=', account_id)
        .orderBy('began_at')
        .execute(),
  },
  {
    kind: 'Passkeys and authenticator',
    must_keep: null,
    find: async (tx, account_id) => {
      const passkeys = await tx.db
        .selectFrom('accounts.passkey')
        .select(['name', 'made_at', 'last_used_at'])
        .where('account_id', '=', account_id)
        .orderBy('made_at')
        .execute()
      const apps = await tx.db
        .selectFrom('accounts.authenticator')
        .select(['made_at', 'confirmed_at as last_used_at'])
        .where('account_id', '=', account_id)
        .execute()
      return [...passkeys, ...apps.map((app) => ({ name: 'Authenticator app', ...app }))]
    },
  },
  {
    kind: 'The office’s own sign-ins you linked',
    must_keep: null,
    find: (tx, account_id) =>
      tx.db
        .selectFrom('accounts.provider_identity')
        .select(['issuer', 'subject', 'made_at'])
        .where('account_id', '=', account_id)
        .orderBy('made_at')
        .execute(),
  },
  {
    kind: 'Practices you acted for',
    must_keep: 'A practice can look up for two years who acted for it, and why.',
    find: (tx, account_id) =>
      tx.db
        .selectFrom('accounts.acting as t')
        .leftJoin('register.practice_name as p', 'p.practice_id', 't.practice_id')
        .select(['p.name as practice', 't.asked_by', 't.why', 't.began_at', 't.ended_at'])
        .where('t.account_id', '=', account_id)
        .orderBy('t.began_at')
        .execute(),
  },
]
