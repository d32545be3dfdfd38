import { expect, test } from 'vitest'
import { charging } from '../../../../../tests/support/charging.ts'
import { openData } from '../../../../../tests/support/register.ts'
import { registered } from '../../../../../tests/support/registered.ts'
import { rangeText, type Id } from '../../../../platform/values.ts'
import { levyWith } from '../../levies/reads.ts'
import { linesDrawn } from '../../lines/reads.ts'
import type { LineDrawn } from '../../lines/rules.ts'
import { periodFrom } from '../../runs/rules.ts'
import { draftRun } from '../../runs/writes.ts'
import { linesFor } from '../../sources/reads.ts'
import type { RunIssued } from '../reads.ts'
import { operate } from '../../../../../tests/support/set-up.ts'
import { practicesInDoubt } from './reads.ts'

const { installation, wealdshire, scope, site } = await registered()
const { aLevy, aRate, aContract, aMandate, make, press } = charging(scope)
const day = (text: string) => Temporal.PlainDate.from(text)

// Park and Miller's generator: the same practices, and the same changes, whenever this runs.
let seed = 2_026
const upTo = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
const one = <T>(of: readonly [T, ...T[]]): T => of[upTo(of.length)] ?? of[0]
const aDay = () => day('2025-03-01').add({ days: upTo(460) })
const during = () => {
  const from = aDay()
  return one([rangeText({ from, until: null }), rangeText({ from, until: from.add({ days: 1 + upTo(200) }) })])
}

const codes = Array.from({ length: 80 }, (_, at) => `Q9${String(at + 2_000)}`)
const keys = await openData(
  installation,
  codes.map((ods_code) => ({
    ods_code,
    lmc: wealdshire,
    counted: Object.fromEntries(
      ['2025-01-01', '2025-04-01', '2025-07-15', '2025-10-01', '2026-01-01'].map((on) => [on, 1 + upTo(20_000)]),
    ),
  })),
)
const practices = [...keys.values()]
const periods = [
  periodFrom(day('2025-04-01'), 3),
  periodFrom(day('2025-07-01'), 6),
  periodFrom(day('2026-01-01'), 1),
  periodFrom(day('2026-02-01'), 1),
]

/** Of so many in a hundred practices, something is known otherwise from now on. */
async function changed(levy_id: Id<'levy'>, in_a_hundred: number) {
  for (const id of practices) {
    if (upTo(100) >= in_a_hundred) continue
    await operate(site.scope(), async (tx) => {
      const of = tx.db.updateTable('register.practice_period').where('practice_id', '=', id)
      const from_on = day(one(['2025-04-01', '2025-07-15', '2025-10-01', '2026-01-01']))
      const what = upTo(4)
      if (what === 0)
        await of
          .set({ status: one(['closed', 'active']) })
          .where('from_on', '=', from_on)
          .execute()
      if (what === 1)
        await of
          .set({ list_size: one([null, upTo(20_000)]) })
          .where('from_on', '=', from_on)
          .execute()
    })
    const what = upTo(4)
    await make(async (tx) => {
      if (what === 0)
        await tx.db
          .updateTable('register.representation')
          .set({ during: one([during(), '[,)']) })
          .where('practice_id', '=', id)
          .execute()
      if (what === 1) await tx.db.deleteFrom('levies.contract').where('practice_id', '=', id).execute()
    })
    if (what === 1) await aContract(wealdshire, id, one(['gms', 'pms', 'apms']), one([during(), '[2000-01-01,)']))
    if (what !== 2) continue
    const [choice, held] = [one(['in', 'out'] as const), one([during(), '[2000-01-01,)'])]
    const before = await make((tx) =>
      tx.db
        .updateTable('levies.mandate')
        .set({ choice, during: held })
        .where('practice_id', '=', id)
        .where('levy_id', '=', levy_id)
        .returning('id')
        .execute(),
    )
    if (before.length === 0) await aMandate(wealdshire, levy_id, id, choice, held)
  }
}

const sums = (lines: readonly LineDrawn[]) =>
  new Map(
    [...Map.groupBy(lines, ({ practice_id }) => practice_id)].map(([id, of]) => [
      id,
      of.reduce((sum, { amount_pence, remitted_pence }) => `${sum} ${amount_pence} ${remitted_pence}`, ''),
    ]),
  )

test.each(['statutory', 'national', 'charity'] as const)(
  '%s: whoever isn’t in doubt comes to the same amount now, and only some are',
  async (kind) => {
    const levy_id = await aLevy(wealdshire, { kind })
    await aRate(wealdshire, levy_id, { until_on: '2025-09-01', counted: 'quarter_start', remitted_rate: 5.125 })
    await aRate(wealdshire, levy_id, { from_on: '2025-09-01', pence_rate: 38.8, counted: 'levy_year_start' })
    await changed(levy_id, 100)
    const runs: RunIssued[] = []
    const doubted: number[] = []
    for (const period of periods) {
      const drafted = await scope.write((tx) => draftRun(tx, { levy_id, period, pressed: press() }))
      if (!drafted.done) throw new Error(drafted.why)
      runs.push({ id: drafted.value, ...period })
    }
    await make((tx) =>
      tx.db.updateTable('levies.run').set({ state: 'issued' }).where('levy_id', '=', levy_id).execute(),
    )
    for (let round = 0; round < 5; round += 1) {
      await changed(levy_id, 15 * round)
      await scope.read(async (tx) => {
        const levy = await levyWith(tx, levy_id)
        if (!levy) throw new Error('there is no levy')
        const found = await practicesInDoubt(tx, levy, runs)
        for (const run of runs) {
          const in_doubt = new Set(found.find(({ run_id }) => run_id === run.id)?.practice_ids)
          const [said, now] = [sums(await linesDrawn(tx, run.id, run)), sums((await linesFor(tx, levy, run)) ?? [])]
          const settled = practices.filter((id) => !in_doubt.has(id))
          expect(settled.map((id) => now.get(id))).toEqual(settled.map((id) => said.get(id)))
          doubted.push(in_doubt.size)
        }
      })
    }
    // Before anything changed: those only that have several lines for a stretch, or no count.
    expect(Math.max(...doubted.slice(0, runs.length))).toBeLessThan(practices.length)
  },
)
