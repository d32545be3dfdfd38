import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { leicester } from '../../../../tests/support/leicester.ts'
import { openData } from '../../../../tests/support/open-data.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { commands } from './commands.ts'
import { chargeableIn } from './reads.ts'

type Printed = {
  readonly practices: number
  readonly exact_pence: string
  readonly rounded_pence: number
  readonly without_list_size: readonly string[]
  readonly lines: readonly { readonly ods_code: string; readonly days: number; readonly amount_pence: number }[]
}

type Expected = {
  readonly llr_practices: number
  readonly llr_levy_quarter_10_5p_exact: number | string
  readonly llr_levy_quarter_sum_of_practice_amounts_rounded_half_up: number | string
}

const day = (text: string) => Temporal.PlainDate.from(text)

describe.skipIf(openData === undefined)('Leicester, Leicestershire and Rutland at 42p', async () => {
  const installation = await testInstallation()
  const site = siteAt(installation, '2026-09-01T12:00:00Z')
  const typed = typedAt(installation, site, commands)
  const figures = async (from: string, to: string, pence = '42', more = {}) => {
    const [line = ''] = await typed('levies preview', { lmc: 'LLR', from, to, pence, json: true, ...more })
    return JSON.parse(line) as Printed
  }

  beforeAll(async () => {
    await leicester(site, [
      'ods/epraccur_legacy_2025-05.csv.gz',
      'ods/epraccur_dse_2026-02.csv.gz',
      'list-size/gp-reg-pat-prac-all_2021-01-01.csv',
      'list-size/gp-reg-pat-prac-all_2025-04-01.zip',
      'list-size/gp-reg-pat-prac-all_2025-10-01.csv',
      'list-size/gp-reg-pat-prac-all_2026-01-01.csv',
    ])
  })

  test('raises £519,005.34 in 2026, and in its first quarter £129,751.335 exactly and £129,751.68 line by line', async () => {
    const quarter = await figures('2026-01-01', '2026-03-31')
    expect(quarter).toMatchObject({ practices: 128, exact_pence: '12975133.5', rounded_pence: 12_975_168 })
    expect(quarter.lines.reduce((sum, { amount_pence }) => sum + amount_pence, 0)).toBe(quarter.rounded_pence)
    expect(await figures('2026-01-01', '2026-12-31')).toMatchObject({ practices: 128, exact_pence: '51900534' })
    expect(await figures('2026-01-01', '2026-03-31', '10.5', { per: 'quarter' })).toMatchObject({
      exact_pence: '12975133.5',
      rounded_pence: 12_975_168,
    })
  })

  test('is what the figures beside the data say on every day they say it of', async () => {
    const expected = JSON.parse(readFileSync(join(openData ?? '', 'expected-figures.json'), 'utf8')) as {
      list_size: Record<string, Expected>
    }
    expect(Object.keys(expected.list_size)).toHaveLength(4)
    for (const [counted, llr] of Object.entries(expected.list_size)) {
      const from = day(counted)
      const { practices, exact_pence, rounded_pence } = await figures(
        counted,
        from.add({ months: 3 }).subtract({ days: 1 }).toString(),
      )
      expect([practices, Number(exact_pence) / 100, rounded_pence / 100], counted).toEqual([
        llr.llr_practices,
        Number(llr.llr_levy_quarter_10_5p_exact),
        Number(llr.llr_levy_quarter_sum_of_practice_amounts_rounded_half_up),
      ])
    }
  })
})

describe('a preview of the register’s own', async () => {
  const { installation, site, wealdshire, office_id } = await registered()
  const typed = typedAt(installation, site, commands)
  const asked = { lmc: 'Wealdshire', from: '2026-10-01', to: '2026-12-31', pence: '42' }

  test('names each practice, its list size, its days and its charge', async () => {
    const printed = await typed('levies preview', asked)
    expect(printed[0]).toMatch(/^42p a year for /)
    expect(printed[1]).toBe('Each practice’s charge for the period is rounded to the penny, half a penny up.')
    expect(printed.slice(2).join('\n')).toContain('Tollgate Surgery')
  })

  test('leaves out, and says so, a practice without a list size', async () => {
    const practices = await site
      .scope(system(office_id, [wealdshire.id]))
      .read((tx) => chargeableIn(tx, wealdshire.id, { from: day('2026-10-01'), to: day('2026-12-31') }, 'raw'))
    const [line = ''] = await typed('levies preview', { ...asked, json: true })
    const { without_list_size, practices: charged } = JSON.parse(line) as Printed
    expect(without_list_size.length + charged).toBe(practices.length)
    expect(without_list_size).toEqual(
      practices.filter(({ list_size }) => list_size === null).map(({ ods_code }) => ods_code),
    )
  })

  test('takes what the office was told of a practice that nobody counted, as a run does', async () => {
    const scope = site.scope(system(office_id, [wealdshire.id]))
    const quarter = { from: day('2026-10-01'), to: day('2026-12-31') }
    const practices = () => scope.read((tx) => chargeableIn(tx, wealdshire.id, quarter, 'raw'))
    const uncounted = (await practices()).find(({ list_size }) => list_size === null)
    if (!uncounted) throw new Error('every practice is counted')
    await operate(scope, async (tx) => {
      const given = { lmc_id: wealdshire.id, practice_id: uncounted.practice_id as Id<'practice'>, patients: 4_310 }
      const by_letter = {
        counted_on: day('2026-09-01'),
        source: 'A letter',
        given_at: tx.now,
        given_by: 'Denise Fallow',
      }
      await tx.db
        .insertInto('levies.given_count')
        .values({ ...given, ...by_letter })
        .execute()
    })
    const told = (await practices()).find(({ ods_code }) => ods_code === uncounted.ods_code)
    expect(told?.list_size).toBe(4_310)
  })

  test.each([
    [{ pence: '-1' }, /Say the rate in pence/],
    [{ pence: '420' }, /Say the rate in pence/],
    [{ pence: '42.0005' }, /Say the rate in pence/],
    [{ pence: '' }, /Say the rate in pence/],
    [{ from: '2026-10-02' }, /whole months/],
    [{ to: '2026-09-30' }, /whole months/],
    [{ to: '2026-12-30' }, /whole months/],
    [{ to: '' }, /first and last day/],
    [{ from: 'Tuesday' }, /is not a day/],
    [{ from: '0000-01-01' }, /is not a day/],
    [{ to: '9999-12-31' }, /is not a day/],
    [{ per: 'week' }, /none of year, quarter and month/],
    [{ list: 'both' }, /neither raw nor weighted/],
    [{ lmc: '' }, /Say whose practices/],
    [{ lmc: 'Nowhere' }, /No LMC is called “Nowhere”/],
  ])('%o is refused with a sentence', async (wrong, sentence) => {
    await expect(typed('levies preview', { ...asked, ...wrong })).rejects.toThrow(sentence)
  })
})
