import { closeWeek } from '../../src/modules/pressure/closings/writes.ts'
import { collecting } from './collecting.ts'
import { usualSetting, type Setting } from '../../src/modules/pressure/settings/rules.ts'
import { done } from '../../src/platform/answers.ts'
import type { Scope } from '../../src/platform/scope.ts'
import { system } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'
import { office, person, type Lmc } from './people.ts'
import { openData, type Told } from './register.ts'
import { operate, setUp } from './set-up.ts'
import { siteAt, testInstallation } from './site.ts'

type Alert = 'green' | 'amber' | 'red' | 'black'
/** A return in time: its state, and its contacts where they are known. */
export type Given = readonly [alert: Alert, contacts?: number]

/** An office of two LMCs with practices of their own, whose weeks are closed as told and never by chance held back. */
export async function closing(
  told: (wealdshire: Lmc, saltmarsh: Lmc) => readonly Told[],
  changed: Partial<Setting> = {},
) {
  const installation = await testInstallation()
  const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
  const [wealdshire, saltmarsh] = lmcs
  const faraway = await office(installation, 'Faraway LMC', ['Faraway'])
  if (!wealdshire || !saltmarsh) throw new Error('there are no LMCs')
  const practices = told(wealdshire, saltmarsh)
  const keys = await openData(installation, practices)
  const site = siteAt(installation, '2026-11-19T17:45:00Z')
  const scope = site.scope(system(office_id, [wealdshire.id, saltmarsh.id]))
  const keyOf = (ods_code: string) => {
    const practice_id = keys.get(ods_code)
    const lmc_id = practices.find((one) => one.ods_code === ods_code)?.lmc?.id
    if (!practice_id || !lmc_id) throw new Error(`there is no ${ods_code}`)
    return { lmc_id, practice_id }
  }
  await operate(site.scope(), async (tx) => {
    await tx.db
      .updateTable('platform.lmc')
      .set({ smallest_cell: changed.smallest_cell ?? usualSetting.smallest_cell })
      .execute()
  })
  for (const { id } of lmcs) await collecting(scope, id, '2025-01-06', changed)
  const all = { office_id }
  return {
    installation,
    office_id,
    wealdshire,
    saltmarsh,
    site,
    scope,
    keyOf,
    /** Puts a practice's return in, in time. */
    give: (ods_code: string, week: string, [alert, contacts]: Given, more = {}) =>
      give(scope, keyOf(ods_code), week, { alert, contacts: contacts ?? null, ...more }),
    /** A group of an LMC's, with its practices since always; answers its key. */
    group: (kind: 'locality' | 'federation' | 'tag', name: string, codes: readonly string[]) =>
      group(scope, kind, name, codes.map(keyOf)),
    close: async (lmc: Lmc, week: string) => {
      await scope.write(async (tx) => {
        await closeWeek(tx, lmc.id, Temporal.PlainDate.from(week), 'round', () => false)
        tx.leavesNoRecord('a week that was closed before')
        return done()
      })
    },
    ruth: await person(installation, 'Ruth Okafor', 'office_administrator', all),
    wes: await person(installation, 'Wes Weald', 'office_staff', { ...all, lmc_id: wealdshire.id }),
    sal: await person(installation, 'Sal Salt', 'office_staff', { ...all, lmc_id: saltmarsh.id }),
    sam: await person(installation, 'Sam Seat', 'committee_member', all),
    fay: await person(installation, 'Fay Away', 'office_administrator', { office_id: faraway.office_id }),
  }
}

async function give(
  scope: Scope,
  key: { lmc_id: Id<'lmc'>; practice_id: Id<'practice'> },
  week: string,
  answers: { alert: Alert; contacts: number | null },
) {
  const week_of = Temporal.PlainDate.from(week)
  await setUp(scope, async (tx) => {
    await tx.db
      .insertInto('pressure.weekly_return')
      .values({
        ...key,
        week_of,
        reference_on: week_of,
        comment: '',
        own_answers: '{}',
        versions: 1,
        is_late: false,
        submitted_at: tx.now,
        submitted_by: 'Jo Bright',
        ...answers,
      })
      .execute()
  })
}

async function group(
  scope: Scope,
  kind: 'locality' | 'federation' | 'tag',
  name: string,
  keys: readonly { lmc_id: Id<'lmc'>; practice_id: Id<'practice'> }[],
) {
  const lmc_id = keys[0]?.lmc_id
  if (!lmc_id) throw new Error('a group needs a practice')
  return setUp(scope, async (tx) => {
    const { id } = await tx.db
      .insertInto('register.practice_group')
      .values({ lmc_id, kind, name, during: '[,)' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('register.group_member')
      .values(keys.map((key) => ({ ...key, group_id: id, during: '[,)' })))
      .execute()
    return id
  })
}
