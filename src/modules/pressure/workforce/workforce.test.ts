import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import type { FteDefinition } from '../thresholds/rules.ts'
import { commands } from './commands.ts'
import { workforceOn } from './reads.ts'

const { installation, office_id, wealdshire, saltmarsh, site, scope, place, recorded, ruth } = await registered()
const at_practice = (ods_code: string) => {
  const there = place(ods_code)
  if (!('practice_id' in there)) throw new Error('no practice')
  return { office_id, lmc_id: there.lmc_id, practice_id: there.practice_id }
}
const jo = await person(installation, 'Jo Bright', 'practice_staff', at_practice('Q90001'))
const tol = await person(installation, 'Tol Gate', 'practice_staff', at_practice('Q90002'))
const own = '/our-returns/Q90001/workforce'
const codes = ['Q90001', 'Q90002', 'Q90003']
const on = (day: string, definition: FteDefinition = 'fully_qualified') =>
  scope.read(async (tx) => {
    const at = [wealdshire.id, saltmarsh.id].map((id) => workforceOn(tx, id, definition, Temporal.PlainDate.from(day)))
    const known = new Map((await Promise.all(at)).flatMap((one) => [...one]))
    return codes.flatMap((code) => {
      const gp_fte = known.get(at_practice(code).practice_id)
      return gp_fte === undefined ? [] : [[code, gp_fte]]
    })
  })

const folder = mkdtempSync(join(tmpdir(), 'openlmc-workforce-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const header = 'PRAC_CODE,TOTAL_GP_FTE,TOTAL_GP_EXTG_FTE,TOTAL_GP_EXTGL_FTE'
const given = (name: string, rows: readonly string[]) => {
  writeFileSync(join(folder, name), `${[header, ...rows].join('\n')}\n`)
  return join(folder, name)
}
const typed = typedAt(installation, site, commands)
const july = given('General Practice July 2026 Detailed.csv', [
  'Q90001,6,4.5,4',
  'Q90002,NA,NA,NA',
  'Q90003,3.333333,3,2.5',
  'Z99999,9,9,9',
])

test('a practice says how many GPs it has, it is kept from today, and the record says so', async () => {
  const reply = await site.post(own, { fully_qualified: '4.25', total: '', is_right: 'yes' }, jo.cookie)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `${own}?kept=yes`])
  expect(await on('2026-11-18')).toEqual([])
  expect(await on('2026-11-19')).toEqual([['Q90001', 4.25]])
  expect(await on('2026-11-19', 'total')).toEqual([])
  const page = await (await site.get(`${own}?kept=yes`, jo.cookie)).text()
  expect(page).toContain('you said so, 19 November 2026')
  expect(page).toContain('reckons patients for each GP with “Fully qualified GPs, without those in training”')
  expect(await recorded()).toContainEqual(expect.stringContaining('Jo Bright: pressure.workforce_given'))
})

test('a blank leaves what was said, and saying it anew on the same day replaces it', async () => {
  await site.post(own, { fully_qualified: '', total: '5.5' }, jo.cookie)
  await site.post(own, { total: '5.75' }, jo.cookie)
  expect(await on('2026-11-19')).toEqual([['Q90001', 4.25]])
  expect(await on('2026-11-19', 'total')).toEqual([['Q90001', 5.75]])
})

test('an unlikely figure is asked about and taken when it is said to be right; an impossible one is refused', async () => {
  const asked = await site.post(own, { total: '212' }, jo.cookie)
  expect(asked.status).toBe(422)
  const page = await asked.text()
  expect(page).toContain('212 whole-time GPs are very many for one practice')
  expect(page).toContain('Yes, these figures are right')
  expect(await on('2026-11-19', 'total')).toEqual([['Q90001', 5.75]])
  expect((await site.post(own, { total: '212', is_right: 'yes' }, jo.cookie)).status).toBe(303)
  expect(await on('2026-11-19', 'total')).toEqual([['Q90001', 212]])
  for (const wrong of ['-1', 'lots', '1e9', '4.123', '1000'])
    expect((await site.post(own, { total: wrong, is_right: 'yes' }, jo.cookie)).status, wrong).toBe(422)
  const fewer = await site.post(own, { total: '3', fully_qualified: '4' }, jo.cookie)
  expect(await fewer.text()).toContain('All GPs can’t be fewer than the 4 of them who are qualified')
  expect(await (await site.post(own, {}, jo.cookie)).text()).toContain('Enter at least one of these')
})

test('no other practice, nobody of the office and no stranger says it for them', async () => {
  for (const { cookie } of [tol, ruth])
    expect([403, 404]).toContain((await site.post(own, { fully_qualified: '1' }, cookie)).status)
  expect((await site.get(own, tol.cookie)).status).toBe(404)
  expect((await site.get(own)).status).toBe(303)
  expect((await site.get('/our-returns/Q99999/workforce', jo.cookie)).status).toBe(404)
})

test('trying the official file keeps nothing', async () => {
  expect(await typed('workforce import', { 'dry-run': true }, [july])).toEqual([
    'Faraway LMC: No practices; figures: 0 new, 0 changed, 0 known already',
    'Saltmarsh LMC: 1 practice; figures: 3 new, 0 changed, 0 known already',
    'Wealdshire LMC: 1 practice; figures: 3 new, 0 changed, 0 known already',
    '4 rows as of 31 July 2026: 1 of practices no LMC here represents left out, 1 whose GPs aren’t known; nothing was kept',
  ])
  expect(await on('2026-10-01')).toEqual([])
})

test('the official file is taken for the practices an LMC represents, and what a practice says goes before it', async () => {
  const whole = await typed('workforce import', { json: true }, [july])
  expect(whole.map((line): unknown => JSON.parse(line)).at(-1)).toEqual({
    taken_in: true,
    rows: 4,
    days: ['2026-07-31'],
    left_out: 1,
    not_known: 1,
  })
  expect(await on('2026-07-30')).toEqual([])
  expect(await on('2026-10-01')).toEqual([
    ['Q90001', 4.5],
    ['Q90003', 3],
  ])
  expect(await on('2026-11-19')).toContainEqual(['Q90001', 4.25])
  const taken = (await recorded()).filter((line) => line.includes('pressure.workforce_imported'))
  expect(taken).toHaveLength(2)
})

test('taken in twice it is the same; for one LMC alone, only its practices are', async () => {
  const [line] = await typed('workforce import', { lmc: 'Saltmarsh' }, [july])
  expect(line).toBe('Saltmarsh LMC: 1 practice; figures: 0 new, 0 changed, 3 known already')
  const august = given('August 2026.csv', ['Q90001,6,5.5,4', 'Q90003,3,2,2'])
  await typed('workforce import', { lmc: 'Saltmarsh' }, [august])
  expect(await on('2026-10-01')).toEqual([
    ['Q90001', 4.5],
    ['Q90003', 2],
  ])
})

test('a file that can’t be taken is refused with what to do', async () => {
  await expect(typed('workforce import')).rejects.toThrow('Say which file to take in')
  await expect(typed('workforce import', {}, [join(folder, 'none.csv')])).rejects.toThrow('can’t be read')
  await expect(typed('workforce import', { lmc: 'Nowhere' }, [july])).rejects.toThrow('Say which LMC with --lmc')
  await expect(typed('workforce import', { 'as-at': 'July' }, [july])).rejects.toThrow('is not a day')
  const bad = given('May 2026.csv', ['Q90001,x,1,1'])
  await expect(typed('workforce import', {}, [bad])).rejects.toThrow('May 2026.csv, line 2: TOTAL_GP_FTE says “x”')
})
