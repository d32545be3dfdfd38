import type { Setting } from '../../src/modules/pressure/settings/rules.ts'
import { endsAt } from '../../src/modules/pressure/weeks/rules.ts'
import { system } from '../../src/platform/scope.ts'
import { newToken, tokenHash } from '../../src/platform/session.ts'
import { collecting } from './collecting.ts'
import { office, person } from './people.ts'
import { openData, type Told } from './register.ts'
import { setUp } from './set-up.ts'
import { siteAt, testInstallation } from './site.ts'

type Where = { readonly week?: string; readonly ods_code?: string; readonly name?: string }

/** An office whose two LMCs collect weekly returns since 2 March 2026, with practices, and ways to put a return in. */
export async function returning(
  told: Readonly<Record<string, Omit<Told, 'ods_code' | 'lmc'>>> = {},
  changed: Partial<Setting> = {},
) {
  const installation = await testInstallation()
  const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
  const faraway = await office(installation, 'Faraway LMC', ['Faraway'])
  const [wealdshire, saltmarsh] = lmcs
  if (!wealdshire || !saltmarsh) throw new Error('there are no LMCs')
  const keys = await openData(installation, [
    { ods_code: 'Q90001', lmc: wealdshire, counted: { '2026-02-01': 8412 }, ...told.Q90001 },
    { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' }, ...told.Q90002 },
    { ods_code: 'Q90003', lmc: saltmarsh, facts: { name: 'Saltby Surgery' }, ...told.Q90003 },
  ])
  const at = (moment: string) => siteAt(installation, moment)
  const scopeAt = (moment: string) => at(moment).scope(system(office_id, [wealdshire.id, saltmarsh.id]))
  const scope = scopeAt('2026-03-02T07:00:00Z')
  for (const { id } of [wealdshire, saltmarsh]) await collecting(scope, id, '2026-03-02', changed)
  const keyOf = (ods_code: string) => {
    const practice_id = keys.get(ods_code)
    if (!practice_id) throw new Error(`there is no ${ods_code}`)
    return { lmc_id: ods_code === 'Q90003' ? saltmarsh.id : wealdshire.id, practice_id }
  }
  /** A mailed link; what comes back is its address. */
  const link = async ({ week = '2026-11-16', ods_code = 'Q90001', name = 'Jo Bright' }: Where = {}) => {
    const secret = newToken()
    const week_of = Temporal.PlainDate.from(week)
    await setUp(scope, async (tx) => {
      const made = { week_of, made_at: tx.now, ends_at: endsAt(week_of), token_hash: tokenHash(secret) }
      await tx.db
        .insertInto('pressure.return_link')
        .values({ ...keyOf(ods_code), ...made, office_id, name })
        .execute()
    })
    return `/return/${secret}`
  }
  const answers = (changes: Readonly<Record<string, string>> = {}) => ({
    alert: 'amber',
    contacts: '200',
    list_size: '8412',
    pressed: crypto.randomUUID(),
    ...changes,
  })
  const here = { office_id, lmc_id: wealdshire.id }
  return {
    installation,
    office_id,
    wealdshire,
    saltmarsh,
    at,
    scope,
    scopeAt,
    keyOf,
    link,
    answers,
    returns: () =>
      scope.read((tx) => tx.db.selectFrom('pressure.weekly_return').selectAll().orderBy('submitted_at').execute()),
    versions: () =>
      scope.read((tx) => tx.db.selectFrom('pressure.return_version').selectAll().orderBy('submitted_at').execute()),
    jo: await person(installation, 'Jo Bright', 'practice_staff', { ...here, ...keyOf('Q90001') }),
    tom: await person(installation, 'Tom Gate', 'practice_staff', { ...here, ...keyOf('Q90002') }),
    mia: await person(installation, 'Mia Marsh', 'practice_staff', { office_id, ...keyOf('Q90003') }),
    priya: await person(installation, 'Priya Raman', 'office_staff', { office_id }),
    salt: await person(installation, 'Sal Salt', 'office_administrator', { office_id, lmc_id: saltmarsh.id }),
    sam: await person(installation, 'Sam Seat', 'committee_member', { office_id }),
    fay: await person(installation, 'Fay Away', 'office_administrator', { office_id: faraway.office_id }),
  }
}
