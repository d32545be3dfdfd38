import { addContactPoint } from '../../src/modules/register/contact-points/writes.ts'
import { addPerson } from '../../src/modules/register/people/writes.ts'
import type { NewPost, PostKind } from '../../src/modules/register/posts/rules.ts'
import { addPost } from '../../src/modules/register/posts/writes.ts'
import { done } from '../../src/platform/answers.ts'
import type { Writing } from '../../src/platform/scope.ts'
import { system } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'
import { office, person } from './people.ts'
import { openData } from './register.ts'
import { siteAt, testInstallation } from './site.ts'

export type Known = {
  readonly given_names?: string
  readonly family_name: string
  readonly gmc_number?: string
  readonly email?: string
  /** Where they hold which post, since April 2020. */
  readonly posts?: readonly (readonly [kind: PostKind, ods_code: string])[]
}

const since = Temporal.PlainDate.from('2020-04-01')

/** An office of two LMCs with three practices, somebody of each kind of reader, and a way to put people into its register. */
export async function registered(moment = '2026-11-19T09:00:00Z') {
  const installation = await testInstallation()
  const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
  const [wealdshire, saltmarsh] = lmcs
  const faraway = await office(installation, 'Faraway LMC', ['Faraway'])
  if (!wealdshire || !saltmarsh) throw new Error('there are no LMCs')
  const keys = await openData(installation, [
    { ods_code: 'Q90001', lmc: wealdshire },
    { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' } },
    { ods_code: 'Q90003', lmc: saltmarsh, facts: { name: 'Saltby Surgery' } },
  ])
  const site = siteAt(installation, moment)
  const scope = site.scope(system(office_id, [wealdshire.id, saltmarsh.id]))
  const place = (ods_code: string): NewPost['place'] => {
    const practice_id = keys.get(ods_code)
    if (!practice_id) throw new Error(`there is no ${ods_code}`)
    return { lmc_id: ods_code === 'Q90003' ? saltmarsh.id : wealdshire.id, practice_id }
  }
  const know = async (
    known: Known,
    also: (tx: Writing, id: Id<'person'>) => Promise<unknown> = async () => undefined,
  ) => {
    const { given_names = 'Amara', family_name, gmc_number = null, email, posts = [] } = known
    const answer = await scope.write(async (tx) => {
      const { value: id } = await addPerson(tx, { title: 'Dr', given_names, family_name, gmc_number })
      if (email) await addContactPoint(tx, id, { kind: 'email', value: email, purpose: 'work' })
      for (const [kind, ods_code] of posts)
        await addPost(tx, id, { kind, place: place(ods_code), from: since, last_on: null })
      await also(tx, id)
      return done(id)
    })
    if (!answer.done) throw new Error(`${family_name} could not be made known`)
    return answer.value
  }
  const all = { office_id }
  return {
    installation,
    office_id,
    wealdshire,
    saltmarsh,
    site,
    scope,
    place,
    know,
    html: async (path: string, cookie?: string) => (await site.get(path, cookie)).text(),
    /** What was recorded, the latest last. */
    recorded: async () =>
      scope.read(async (tx) => {
        const rows = await tx.db
          .selectFrom('platform.record')
          .select(['what', 'about', 'actor'])
          .orderBy('number')
          .execute()
        return rows.map(({ what, about, actor }) => `${actor}: ${what} ${JSON.stringify(about)}`)
      }),
    ruth: await person(installation, 'Ruth Okafor', 'office_administrator', all),
    priya: await person(installation, 'Priya Raman', 'office_staff', all),
    wes: await person(installation, 'Wes Weald', 'office_staff', { ...all, lmc_id: wealdshire.id }),
    salt: await person(installation, 'Sal Salt', 'office_administrator', { ...all, lmc_id: saltmarsh.id }),
    sam: await person(installation, 'Sam Seat', 'committee_member', all),
    fay: await person(installation, 'Fay Away', 'office_administrator', { office_id: faraway.office_id }),
  }
}
