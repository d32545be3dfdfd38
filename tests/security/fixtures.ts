import { keepFile } from '../../src/platform/files/store.ts'
import { stopToken } from '../../src/platform/mail/unsubscribing.ts'
import { sealSecret } from '../../src/platform/secrets.ts'
import { newToken, tokenHash } from '../../src/platform/session.ts'
import type { Id } from '../../src/platform/values.ts'
import type { Role } from '../../src/roles.ts'
import { bltOf } from '../support/papers.ts'
import { png } from '../support/pictures.ts'
import { change } from '../support/register.ts'
import { testConfig } from '../support/site.ts'
import { askFixtures } from './ask-fixtures.ts'
import { levyFixtures } from './levy-fixtures.ts'
import { levyPaperFixtures } from './levy-paper-fixtures.ts'
import { levyQuestionFixtures } from './levy-question-fixtures.ts'
import { levyTakingBackFixtures } from './levy-taking-back-fixtures.ts'
import { peopleFixtures } from './people-fixtures.ts'
import { pictureFixtures } from './picture-fixtures.ts'
import { returnFixtures } from './return-fixtures.ts'
import { levyRunFixtures } from './levy-run-fixtures.ts'
import { issueFixtures } from './pressure-issue-fixtures.ts'
import { receiptFixtures } from './receipt-fixtures.ts'
import type { Place } from './world.ts'

export type Fixture = {
  /** Whose it is: who is let in follows from it. `everybody`: whoever passes the door. */
  readonly of: 'everybody' | 'office' | 'lmc' | 'practice' | 'account'
  /** Makes one at a place, beneath what fills the parameters before it; answers what stands in the address. */
  readonly make: (at: Place, above: readonly string[]) => string | Promise<string>
  /** What stands in the address of one that was never made; an id, unless said. */
  readonly missing?: string
  /** What stands for the parameters before it, where it isn't what their own fixtures make. */
  readonly above?: readonly string[]
}

let made = 0
/** A name nothing else has. */
const aName = (of: string) => `${of} ${++made}`

/** Somebody of a place with a role there. */
const holding = (place: Place, role: { role: Role; practice_id: Id<'practice'> | null }) =>
  place.make(async (tx) => {
    const name = aName('Somebody')
    const account = await tx.db
      .insertInto('accounts.account')
      .values({ email: `${name.replace(' ', '.').toLowerCase()}@wealdshire.example`, name, made_at: tx.now })
      .returning('id')
      .executeTakeFirstOrThrow()
    return tx.db
      .insertInto('accounts.role_held')
      .values({
        ...role,
        account_id: account.id,
        office_id: place.office_id,
        lmc_id: place.lmc.id,
        during: '[2024-01-01,)',
        given_at: tx.now,
      })
      .returning(['id', 'account_id'])
      .executeTakeFirstOrThrow()
  })

const invitation = (place: Place) =>
  place.make(async (tx) => {
    const token = newToken()
    const { id } = await tx.db
      .insertInto('accounts.invitation')
      .values({
        office_id: place.office_id,
        lmc_id: place.lmc.id,
        practice_id: place.practice_id,
        email: `invited.${++made}@wealdshire.example`,
        name: 'Amina Yusuf',
        role: 'practice_staff',
        token_hash: tokenHash(token),
        made_at: tx.now,
        made_by: 'Ruth Okafor',
        expires_at: tx.now.add({ hours: 1 }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, token }
  })

/** Nothing answers there, and that at once. */
const provider = (place: Place) =>
  place.make(async (tx) => {
    const { id } = await tx.db
      .insertInto('accounts.identity_provider')
      .values({
        office_id: place.office_id,
        name: aName('NHSmail'),
        issuer: 'http://127.0.0.1:1',
        client_id: 'openlmc',
        sealed_client_secret: sealSecret(testConfig, 'hush'),
        set_at: tx.now,
        set_by: 'Ruth Okafor',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })

/**
 * What fills a parameter of an address, by the path as far as it; or by the whole address, with or without its method, where
 * one route differs. A law of the same name keeps it complete: see docs/routes-tried.md.
 */
export const fixtures: Readonly<Record<string, Fixture>> = {
  '/sign-in/link/:token': {
    of: 'everybody',
    missing: 'x'.repeat(43),
    make: ({ make, account_id }) =>
      make(async (tx) => {
        const token = newToken()
        await tx.db
          .insertInto('accounts.sign_in_link')
          .values({
            token_hash: tokenHash(token),
            account_id,
            made_at: tx.now,
            expires_at: tx.now.add({ minutes: 15 }),
          })
          .execute()
        return token
      }),
  },
  '/ways-in/passkeys/:id': {
    of: 'account',
    make: ({ make, account_id }) =>
      make(async (tx) => {
        const passkey = { account_id, credential_id: aName('passkey'), public_key: Buffer.from('x'), counter: 0 }
        const { id } = await tx.db
          .insertInto('accounts.passkey')
          .values({ ...passkey, name: 'Telephone', made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  // What was typed is found by the browser's own secret; another's is answered like what was sent already.
  '/kept-forms/:hash': { of: 'everybody', missing: '0'.repeat(64), make: () => tokenHash(newToken()) },
  '/lockouts/:id': {
    of: 'lmc',
    make: ({ make, office_id, lmc }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('accounts.account')
          .values({ email: `${crypto.randomUUID()}@wealdshire.example`, name: 'Com Mittee', made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        const held = { account_id: id, office_id, lmc_id: lmc.id, role: 'committee_member', given_at: tx.now }
        await tx.db
          .insertInto('accounts.role_held')
          .values({ ...held, during: '[2024-01-01,)' })
          .execute()
        return id
      }),
  },
  '/tokens/:id': {
    of: 'lmc',
    make: ({ make, office_id, lmc }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('accounts.api_token')
          .values({
            office_id,
            name: aName('Dashboard'),
            token_hash: tokenHash(newToken()),
            lmc_ids: [lmc.id],
            permissions: ['register.read_practices'],
            made_at: tx.now,
            made_by: 'Ruth Okafor',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },

  '/roles/:account_id': {
    of: 'lmc',
    make: async (place) => (await holding(place, { role: 'officer', practice_id: null })).account_id,
  },
  '/roles/held/:id': {
    of: 'practice',
    make: async (place) => (await holding(place, { role: 'practice_staff', practice_id: place.practice_id })).id,
  },
  '/invitations/:id': { of: 'practice', make: async (place) => (await invitation(place)).id },
  '/invitations/:token': {
    of: 'everybody',
    missing: 'x'.repeat(43),
    make: async (place) => (await invitation(place)).token,
  },
  '/providers/:id': { of: 'office', make: (place) => provider(place) },
  '/sign-in/providers/:id': { of: 'everybody', make: (place) => provider(place) },

  // Everybody may read what the open data says of any practice in England; what an LMC keeps of it is the LMC's.
  '/practices/:ods_code': { of: 'practice', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  'GET /practices/:ods_code': { of: 'everybody', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  'GET /api/v1/practices/:ods_code': { of: 'everybody', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  'GET /api/v1/practices/:ods_code/list-sizes': {
    of: 'everybody',
    missing: 'Q99999',
    make: ({ ods_code }) => ods_code,
  },
  '/practices/:ods_code/notes/:id': {
    of: 'practice',
    make: ({ make, lmc, practice_id }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('register.practice_note')
          .values({
            lmc_id: lmc.id,
            practice_id,
            words: 'Rang about the roof.',
            written_at: tx.now,
            written_by: 'Priya Raman',
            pressed: crypto.randomUUID(),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/practices/:ods_code/memberships/:group_id': {
    of: 'practice',
    make: ({ make, lmc, practice_id }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('register.practice_group')
          .values({ lmc_id: lmc.id, kind: 'tag', name: aName('Tag'), during: '[2024-01-01,)' })
          .returning('id')
          .executeTakeFirstOrThrow()
        await tx.db
          .insertInto('register.group_member')
          .values({ lmc_id: lmc.id, group_id: id, practice_id, during: '[2024-01-01,)' })
          .execute()
        return id
      }),
  },
  '/groups/:id': {
    of: 'lmc',
    make: ({ make, lmc }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('register.practice_group')
          .values({ lmc_id: lmc.id, kind: 'tag', name: aName('Tag'), during: '[2024-01-01,)' })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/areas/:kind': { of: 'everybody', missing: 'nowhere', make: () => 'england' },
  '/areas/:kind/:code': { of: 'lmc', above: ['lmc'], make: ({ lmc }) => lmc.id },
  '/changes/:id': {
    of: 'lmc',
    make: ({ installation, lmc, practice_id }) => {
      made += 1
      const on = Temporal.PlainDate.from('1990-01-01').add({ days: made }).toString()
      return change(installation, lmc, practice_id, { kind: 'renamed', before: 'A', after: 'B', on })
    },
  },
  '/lmcs/:id': { of: 'lmc', make: ({ lmc }) => lmc.id },
  '/lmcs/:id/letterhead/logo': {
    of: 'lmc',
    make: ({ make, lmc }) =>
      make(async (tx) => {
        const logo_sha256 = await keepFile(tx, png(60, 20), 'png')
        const words = { address: '', phone: '', email: '', website: '', registered_words: '' }
        const set = { set_at: tx.now, set_by: 'Ruth Okafor' }
        await tx.db
          .insertInto('register.letterhead')
          .values({ ...words, ...set, lmc_id: lmc.id, logo_sha256 })
          .execute()
        return lmc.id
      }),
  },
  // Everybody may read what is published of any practice's list.
  '/imports/files/:id': {
    of: 'everybody',
    make: ({ make, practice_id }) =>
      make(async (tx) => {
        const number = ++made
        const seen_on = Temporal.PlainDate.from('1990-01-01').add({ days: number })
        const about = {
          kind: 'list_sizes',
          format: 'sub_icb',
          file_name: 'lists.csv',
          rows_read: 1,
          bytes: 1,
          report: '{}',
        }
        const { id } = await tx.db
          .insertInto('register.open_data_file')
          .values({ ...about, seen_on, sha256: tokenHash(newToken()), taken_in_at: tx.now, taken_in_by: 'Ruth Okafor' })
          .returning('id')
          .executeTakeFirstOrThrow()
        await tx.db
          .insertInto('register.list_size')
          .values({ practice_id, counted_on: seen_on, patients: 8_412, file_id: id, line: 2, commissioner_code: '99W' })
          .execute()
        return id
      }),
  },
  '/imports/files/:id/practices/:code': { of: 'everybody', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/imports/:id': {
    of: 'office',
    make: ({ make, office_id }) =>
      make(async (tx) => {
        const sha256 = String(++made).padStart(64, '0')
        await tx.db
          .insertInto('platform.file')
          .values({ sha256, bytes: 1, kind: 'csv', content: Buffer.from('x'), kept_at: tx.now })
          .execute()
        const { id } = await tx.db
          .insertInto('register.upload')
          .values({
            office_id,
            file_name: 'epraccur.csv',
            sha256,
            bytes: 1,
            state: 'waiting',
            uploaded_at: tx.now,
            uploaded_by: 'Ruth Okafor',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  ...askFixtures,
  ...levyFixtures,
  ...peopleFixtures,
  ...pictureFixtures,
  ...returnFixtures,
  ...issueFixtures,
  ...receiptFixtures,
  ...levyRunFixtures,
  ...levyPaperFixtures,
  ...levyQuestionFixtures,
  ...levyTakingBackFixtures,
  '/people/files/:id': {
    of: 'lmc',
    make: ({ make, office_id, lmc }) =>
      make(async (tx) => {
        const content = Buffer.from(`Name,Email\n${aName('Ann Lee')},ann@elm.example\n`)
        const sha256 = `f${String(++made).padStart(63, '0')}`
        await tx.db
          .insertInto('platform.file')
          .values({ sha256, bytes: content.length, kind: 'text', content, kept_at: tx.now })
          .execute()
        const file = { file_name: 'people.csv', sha256, state: 'given', given_at: tx.now, given_by: 'Ruth Okafor' }
        const { id } = await tx.db
          .insertInto('register.people_file')
          .values({ office_id, lmc_id: lmc.id, ...file })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/pressure/history/:id': {
    of: 'lmc',
    make: ({ make, lmc }) =>
      make(async (tx) => {
        const content = Buffer.from(`Practice,Week,State\n${aName('Elm Surgery')},14/11/2022,amber\n`)
        const sha256 = `e${String(++made).padStart(63, '0')}`
        await tx.db
          .insertInto('platform.file')
          .values({ sha256, bytes: content.length, kind: 'text', content, kept_at: tx.now })
          .execute()
        const file = { name: 'gpas.csv', sha256, state: 'given', given_at: tx.now, given_by: 'Ruth Okafor' } as const
        const { id } = await tx.db
          .insertInto('pressure.history_file')
          .values({ ...file, lmc_id: lmc.id, columns: JSON.stringify(['practice', 'week_of', 'alert']) })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/our-people/:ods_code': { of: 'practice', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/our-people/:ods_code/answers/:purpose': { of: 'everybody', missing: 'nothing', make: () => 'levy' },
  '/our-people/:ods_code/posts/:id': {
    of: 'practice',
    make: ({ make, office_id, lmc, practice_id }) =>
      make(async (tx) => {
        const made_by = { source: 'typed' as const, made_at: tx.now, made_by: 'Ruth Okafor' }
        const { id: person_id } = await tx.db
          .insertInto('register.person')
          .values({ office_id, family_name: aName('Lee'), lmc_ids: [lmc.id], ...made_by })
          .returning('id')
          .executeTakeFirstOrThrow()
        const { id } = await tx.db
          .insertInto('register.post')
          .values({
            office_id,
            lmc_id: lmc.id,
            person_id,
            practice_id,
            kind: 'partner',
            during: '[2024-01-01,)',
            ...made_by,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/pressure/calls/:code': { of: 'practice', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/pressure/calls/:code/:week': { of: 'everybody', missing: '2026-11-17', make: () => '2026-11-16' },
  '/notifications/:id': {
    of: 'account',
    make: ({ make, office_id, account_id }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('platform.notification')
          .values({ account_id, office_id, once: aName('told'), title: 'Something', href: '/', made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/calendar/dates/:id': {
    of: 'lmc',
    make: ({ make, office_id, lmc }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('desk.diary_date')
          .values({
            office_id,
            lmc_id: lmc.id,
            title: aName('Meeting'),
            falls_on: Temporal.PlainDate.from('2026-11-26'),
            pressed: crypto.randomUUID(),
            made_at: tx.now,
            made_by: 'Priya Raman',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/counts/:id': {
    of: 'lmc',
    make: ({ make, office_id, lmc }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('ballots.count')
          .values({
            office_id,
            lmc_id: lmc.id,
            name: aName('Election'),
            file_name: 'papers.blt',
            sha256: await keepFile(tx, Buffer.from(bltOf('2 1 3 0', '1 2 0')), 'text'),
            rule: 'scottish',
            withdrawn: [],
            constraints: '',
            classes: '',
            pressed: crypto.randomUUID(),
            made_at: tx.now,
            made_by: 'Helen Crane',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/corrections/:id': {
    of: 'lmc',
    make: ({ make, office_id, lmc, account_id }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('desk.correction')
          .values({
            office_id,
            lmc_id: lmc.id,
            account_id,
            asked_by: 'Jo Bright',
            kind: 'Posts',
            words: 'I left in June',
            pressed: crypto.randomUUID(),
            asked_at: tx.now,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/calendar/feed/:secret': {
    of: 'everybody',
    missing: `${'x'.repeat(43)}.ics`,
    make: ({ make, office_id }) =>
      make(async (tx) => {
        const secret = newToken()
        const { id: account_id } = await tx.db
          .insertInto('accounts.account')
          .values({ email: `${secret.toLowerCase()}@wealdshire.example`, name: 'Com Mittee', made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        const held = { account_id, office_id, role: 'committee_member', during: '[2024-01-01,)', given_at: tx.now }
        await tx.db.insertInto('accounts.role_held').values(held).execute()
        const address = { account_id, office_id, token_hash: tokenHash(secret), made_at: tx.now }
        await tx.db.insertInto('desk.feed_address').values(address).execute()
        return `${secret}.ics`
      }),
  },
  '/mail/:id': {
    of: 'lmc',
    make: ({ make, office_id, lmc }) =>
      make(async (tx) => {
        const words = { text_body: 'Dear Jo', html_body: '<p>Dear Jo</p>', subject: aName('A letter') }
        const { id } = await tx.db
          .insertInto('platform.message')
          .values({
            ...words,
            office_id,
            lmc_id: lmc.id,
            once: words.subject,
            kind: 'letter',
            to_name: 'Jo Bright',
            to_address: 'jo.bright@elm.example',
            state: 'failed',
            queued_at: tx.now,
            gives_up_at: tx.now,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/mail/stopped/:id': {
    of: 'office',
    make: ({ make, office_id }) =>
      make(async (tx) => {
        const address = `${aName('somebody').replace(' ', '.')}@elm.example`
        const { id } = await tx.db
          .insertInto('platform.suppression')
          .values({ office_id, address, reason: 'bounced', began_at: tx.now, began_by: 'OpenLMC' })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/mail/settings/lmcs/:id': { of: 'lmc', make: ({ lmc }) => lmc.id },
  // An office of its own, because an office has one such address, and making another ends it.
  '/mail/reports/:secret': {
    of: 'everybody',
    missing: 'x'.repeat(43),
    make: ({ make }) =>
      make(async (tx) => {
        const secret = newToken()
        const { id: office_id } = await tx.db
          .insertInto('platform.office')
          .values({ name: aName('Office'), made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        const setting = { office_id, reports_secret_hash: tokenHash(secret), changed_at: tx.now, changed_by: 'Ruth' }
        await tx.db.insertInto('platform.mail_setting').values(setting).execute()
        return secret
      }),
  },
  '/unsubscribe/:token': {
    of: 'everybody',
    missing: 'x'.repeat(86),
    make: async (at) => {
      const id = (await fixtures['/mail/:id']?.make(at, [])) as Id<'message'>
      await at.make((tx) => tx.db.updateTable('platform.message').set({ topic: 'news' }).where('id', '=', id).execute())
      return stopToken(testConfig, id)
    },
  },
  // A job that is not there, or not one's own, is answered like one that somebody else just retried.
  '/operations/jobs/:id': { of: 'everybody', make: () => crypto.randomUUID() },
  '/operations/queues/:name': { of: 'everybody', missing: 'no.such_queue', make: () => 'platform.send_mail' },
}

/** What is sent to an address where a form that is empty asks for nothing at all. */
export const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /lmcs/:id/returns/holidays/striking': { chosen: '2027-08-30' },
  'POST /lmcs/:id/returns/holidays/restoring': { chosen: '2027-08-30' },
  'POST /sessions/ending': { session: '0'.repeat(64) },
  'POST /notifications/seeing': { told_by: '2026-11-19T08:00:00Z' },
  'POST /notifications/digest': { digest: 'no' },
  'POST /changes/noting': { kind: 'renamed', found_by: '2026-11-19T08:00:00Z' },
  'POST /changes/:id/moves': { move: 'note', words: '', seen: 'new' },
  'POST /changes/:id/owner': { owner: 'me' },
  'POST /posts/:id/striking-out': { seen: '[2024-01-01,)' },
}
