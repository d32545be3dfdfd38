import { sql } from 'kysely'
import { addContactPoint } from '../src/modules/register/contact-points/writes.ts'
import { addPerson } from '../src/modules/register/people/writes.ts'
import { placeMeant } from '../src/modules/register/posts/places/reads.ts'
import type { PostKind } from '../src/modules/register/posts/rules.ts'
import { addPost } from '../src/modules/register/posts/writes.ts'
import { suppress } from '../src/platform/mail/suppressions.ts'
import type { Operating } from '../src/platform/scope.ts'
import { londonDay, type Id } from '../src/platform/values.ts'
import { people } from './people.ts'
import { told } from './stories.ts'

type Entered = {
  readonly title?: string
  readonly given_names: string
  readonly family_name: string
  readonly email?: string
  readonly kind: PostKind
  readonly ods_code: string
}

/** Entered a second time by somebody in a hurry. */
const twice: readonly Entered[] = [
  { given_names: 'J', family_name: 'Bright', kind: 'practice_manager', ods_code: told.growing },
  {
    given_names: 'Samir',
    family_name: 'Hadad',
    email: people.samir.email,
    kind: 'practice_manager',
    ods_code: told.giant,
  },
  { given_names: 'N', family_name: 'Quill', kind: 'practice_manager', ods_code: told.saltmarsh_successor },
]

/** What practice managers propose, for the office to approve. */
const proposals: readonly (Entered & { readonly by: { readonly name: string } })[] = [
  {
    by: people.jo,
    title: 'Dr',
    given_names: 'Oona',
    family_name: 'Brightwater',
    email: 'oona.brightwater@growing.example',
    kind: 'salaried',
    ods_code: told.growing,
  },
  { by: people.samir, given_names: 'Leif', family_name: 'Underhay', kind: 'pharmacist', ods_code: told.giant },
]

const retired = { given_names: 'Piers', family_name: 'Longmarsh', email: 'piers.longmarsh@home.example' }

/** What the office finds to do about its people on an ordinary day. */
export async function livePeople(tx: Operating) {
  const today = londonDay(tx.now)
  for (const entered of twice) await enter(tx, entered, 200)
  for (const { by, ...entered } of proposals)
    await enter({ ...tx, actor: { ...tx.actor, name: by.name } }, entered, -14, 'practice')
  // Half a year is nearly over for Jo's list and Samir's: it is what wants them.
  await sql`update register.confirmation set confirmed_at = ${tx.now.subtract({ hours: 24 * 172 })}
    where practice_id in (select id from register.practice where ods_code in (${told.growing}, ${told.giant}))`.execute(
    tx.db,
  )
  const post = { kind: 'partner', ods_code: told.halved } as const
  const person_id = await enter(tx, { title: 'Dr', ...retired, ...post }, 9_000)
  await sql`update register.post set during = daterange(lower(during), ${today.subtract({ days: 500 })}::date) where person_id = ${person_id}`.execute(
    tx.db,
  )
  const office_id = tx.actor.office_id
  if (!office_id) throw new Error('people belong to an office')
  await tx.db
    .insertInto('register.erasure_request')
    .values({ office_id, person_id, words: 'I retired last year. Please take me off everything.', asked_at: tx.now })
    .execute()
  const bouncing = await tx.db
    .selectFrom('register.contact_point')
    .select('value')
    .where('kind', '=', 'email')
    .where(sql<boolean>`abs(hashtext(value)) % 70 = 0`)
    .execute()
  const stop = { office_id, reason: 'bounced', detail: '550 5.1.1 no such mailbox' } as const
  await suppress(
    tx,
    bouncing.map(({ value }) => ({ ...stop, address: value })),
  )
}

async function enter(
  tx: Operating,
  { title = '', given_names, family_name, email, kind, ods_code }: Entered,
  days_ago: number,
  source: 'typed' | 'practice' = 'typed',
): Promise<Id<'person'>> {
  const { value: id } = await addPerson(tx, { title, given_names, family_name, gmc_number: null }, source)
  if (email) await addContactPoint(tx, id, { kind: 'email', value: email, purpose: 'work' }, source)
  const place = await placeMeant(tx, 'practice', ods_code)
  if (!place) throw new Error(`${ods_code} is no practice of the LMC`)
  const from = londonDay(tx.now).subtract({ days: days_ago })
  const state = source === 'practice' ? 'waiting' : 'held'
  const added = await addPost(tx, id, { kind, place, from, last_on: null }, { source, state })
  if (!added.done) throw new Error(added.why)
  return id
}
