import { system, type Writing } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'
import { alsoHolds, office, person, type Lmc, type Person } from './people.ts'
import { aReceipt, leviedBy } from './received.ts'
import { openData } from './register.ts'
import { operate, setUp } from './set-up.ts'
import { siteAt, testInstallation } from './site.ts'

/** Two practices of Wealdshire and one of Saltmarsh with their levies: charged for two quarters, corrected in a third run, the first paid. */
export async function ownLevied() {
  const installation = await testInstallation()
  const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
  const [wealdshire, saltmarsh] = lmcs as [Lmc, Lmc]
  const elsewhere = await office(installation, 'Fenland', ['Fenland'])
  const counted = { '2026-01-01': 10_000, '2026-10-01': 10_240 }
  const keys = await openData(installation, [
    { ods_code: 'Q90001', lmc: wealdshire, counted },
    { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' } },
    { ods_code: 'Q90011', lmc: saltmarsh, facts: { name: 'Saltby Surgery' } },
  ])
  const [elm, tollgate, saltby] = ['Q90001', 'Q90002', 'Q90011'].map((code) => keys.get(code)) as [
    Id<'practice'>,
    Id<'practice'>,
    Id<'practice'>,
  ]
  const both = new Map([
    [elm, 15_000],
    [tollgate, 12_345],
  ])
  const statutory = await leviedBy(installation, wealdshire, {
    runs: [
      { from: '2026-01-01', issued: '2026-01-10T09:00:00Z', charged: both },
      { from: '2026-04-01', issued: '2026-04-10T09:00:00Z', charged: both },
      { from: '2026-07-01', issued: '2026-07-10T09:00:00Z', charged: new Map([[elm, -750]]), corrects: 0 },
    ],
  })
  const national = await leviedBy(installation, wealdshire, {
    kind: 'national',
    name: 'National levy',
    runs: [{ from: '2026-01-01', issued: '2026-01-10T09:00:00Z', charged: new Map([[elm, 4_321]]) }],
  })
  await leviedBy(installation, saltmarsh, {
    runs: [{ from: '2026-01-01', issued: '2026-01-10T09:00:00Z', charged: new Map([[saltby, 9_999]]) }],
  })
  const site = siteAt(installation, '2026-11-19T09:00:00Z')
  const scope = site.scope(system(office_id, [wealdshire.id, saltmarsh.id]))
  const lineOf = (run: number, practice_id: Id<'practice'>) => {
    const id = statutory.line_ids[run]?.get(practice_id)
    if (!id) throw new Error('there is no such line')
    return id
  }
  const make = <T>(work: (tx: Writing) => Promise<T>) => setUp(scope, work)
  const { levy_id, collector_id } = statutory
  const bacs = { practice_id: elm, named: 'TOLLGATE AND ELM BACS', amount_pence: 15_500, on: '2026-03-02' }
  await make((tx) =>
    aReceipt(
      tx,
      { lmc_id: wealdshire.id, levy_id, collector_id, ...bacs },
      { line_id: lineOf(0, elm), amount_pence: 15_000 },
    ),
  )
  const aDraft = () =>
    make(async (tx) => {
      const period_from = Temporal.PlainDate.from('2026-10-01')
      const period_to = Temporal.PlainDate.from('2026-12-31')
      const of = { lmc_id: wealdshire.id, levy_id: statutory.levy_id }
      const { id: run_id } = await tx.db
        .insertInto('levies.run')
        .values({
          ...of,
          period_from,
          period_to,
          state: 'draft',
          pressed: crypto.randomUUID(),
          drafted_at: tx.now,
          drafted_by: 'Denise Fallow',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { id } = await tx.db
        .insertInto('levies.line')
        .values({
          ...of,
          run_id,
          practice_id: elm,
          kind: 'charge',
          from_on: period_from,
          to_on: period_to,
          days: 92,
          of_days: 92,
          months: 3,
          exact_numerator: 9_999,
          exact_denominator: 1,
          amount_pence: 9_999,
          why: '',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    })
  const ended = (on: string, account_id: Id<'account'>) =>
    operate(site.scope(), async (tx) => {
      await tx.db
        .updateTable('accounts.role_held')
        .set({ during: `[2024-01-01,${on})` })
        .where('account_id', '=', account_id)
        .execute()
    })
  const alsoAt = (somebody: Person, practice_id: Id<'practice'>) =>
    alsoHolds(installation, somebody, 'practice_staff', { office_id, lmc_id: wealdshire.id, practice_id })
  const practice = (name: string, lmc_id: Id<'lmc'>, practice_id: Id<'practice'>) =>
    person(installation, name, 'practice_staff', { office_id, lmc_id, practice_id })
  return {
    site,
    make,
    wealdshire,
    elm,
    tollgate,
    statutory,
    national,
    lineOf,
    aDraft,
    alsoAt,
    leaves: ({ account_id }: { account_id: Id<'account'> }) => ended('2026-11-01', account_id),
    alsoSigns: (name: string, practice_id: Id<'practice'>) => practice(name, wealdshire.id, practice_id),
    html: async (path: string, cookie: string) => (await site.get(path, cookie)).text(),
    status: async (path: string, cookie?: string) => (await site.get(path, cookie)).status,
    denise: await person(installation, 'Denise Fallow', 'finance_staff', { office_id }),
    ruth: await person(installation, 'Ruth Okafor', 'office_administrator', { office_id }),
    tom: await person(installation, 'Tom Ashby', 'officer', { office_id }),
    priya: await person(installation, 'Priya Raman', 'office_staff', { office_id }),
    sal: await person(installation, 'Sal Tby', 'finance_staff', { office_id, lmc_id: saltmarsh.id }),
    eve: await person(installation, 'Eve Stranger', 'office_administrator', { office_id: elsewhere.office_id }),
    jo: await practice('Jo Bright', wealdshire.id, elm),
    toll: await practice('Tolly Gate', wealdshire.id, tollgate),
  }
}
