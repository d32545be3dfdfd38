import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { given, listFile, mappingFile, practiceFile, practiceRow } from '../../../../tests/support/invented-files.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import type { OpenData } from './feeds.ts'
import { refusalOf } from './reports/rules.ts'
import { commonestArea, emptyIn, fallsIn } from './rules.ts'
import { importFiles, type ImportOptions } from './writes.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-09-01T12:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const take = (files: readonly OpenData[], options: ImportOptions = {}) =>
  importFiles(site.scope(), files.map(given), options)

const hundred = Array.from({ length: 100 }, (_, at) => `Z9${String(at).padStart(4, '0')}`)
const practices = (seen_on: string, codes: readonly string[]) =>
  practiceFile(
    seen_on,
    codes.map((code) => practiceRow(code)),
  )

/** How many rows there are of everything an import writes. */
const everything = () =>
  site.scope().read(async (tx) => {
    const { rows } = await sql<Record<string, number>>`
      select (select count(*) from register.open_data_file) as files, (select count(*) from register.practice) as practices,
        (select count(*) from register.practice_sighting) as sightings, (select count(*) from register.list_size) as lists,
        (select count(*) from register.practice_period) as periods`.execute(tx.db)
    return rows[0]
  })

test('a dry run reports all that would change, and changes nothing', async () => {
  const before = await everything()
  const { answer, report } = await take([practices('2025-01-01', hundred)], { dry_run: true })
  expect(answer).toEqual({ done: false, why: 'only_tried' })
  expect(report).toMatchObject({
    periods_written: 101,
    files: [{ rows_read: 101, added: 101, changed: 0, unchanged: 0 }],
  })
  expect(report.files[0]?.figures).toMatchObject({ active_practices_in_england: 100, active_practices_in_wales: 1 })
  expect(await everything()).toEqual(before)
})

test('a file taken in leaves a record; the same bytes again change nothing and say so', async () => {
  const file = practices('2025-01-01', hundred)
  expect((await take([file])).answer.done).toBe(true)
  const before = await everything()
  const again = await take([file])
  expect(again.answer.done).toBe(true)
  expect(again.report.files[0]).toMatchObject({ already_taken_in: true, added: 0, changed: 0, unchanged: 101 })
  expect(await everything()).toEqual(before)
  const records = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('only looks')
    const rows = await tx.db.selectFrom('platform.record').select('what').execute()
    return { done: true, value: rows.map(({ what }) => what) }
  })
  expect(records).toEqual({ done: true, value: ['register.open_data_taken_in'] })
})

test('a second vintage tells what it added, changed and left', async () => {
  const rows = hundred.map((code, at) => practiceRow(code, at < 3 ? { name: 'ANOTHER NAME' } : {}))
  const { report } = await take([practiceFile('2025-02-01', [...rows, practiceRow('Z91000')])], { dry_run: true })
  expect(report.files[0]).toMatchObject({ added: 1, changed: 3, unchanged: 98 })
})

test('a fall of more than a twentieth is refused by name, unless it is accepted', async () => {
  const before = await everything()
  const { answer, report } = await take([practices('2025-03-01', hundred.slice(0, 94))])
  expect(answer).toEqual({ done: false, why: 'a_kind_fell' })
  expect(refusalOf('a_kind_fell', report)).toBe(
    'practices 2025-03-01 has 94 active practices in england where there were 100. ' +
      'Nothing has been changed. If the file is right, take it in with --accept-drop.',
  )
  expect(await everything()).toEqual(before)
  expect(
    (await take([practices('2025-03-01', hundred.slice(0, 95))], { dry_run: true })).report.files[0]?.falls,
  ).toEqual([])
  expect((await take([practices('2025-03-01', hundred.slice(0, 94))], { accept_drop: true })).answer.done).toBe(true)
})

test('a file in which a kind comes out empty is refused, and says which', async () => {
  const { answer, report } = await take([practices('2025-04-01', [])])
  expect(answer).toEqual({ done: false, why: 'a_kind_came_out_empty' })
  expect(refusalOf('a_kind_came_out_empty', report)).toContain('has no active practices in england in it.')
})

test('a correction takes the place of the file of the same day', async () => {
  await take([listFile('2025-03-01', { Z90001: 100, Z90002: 200 })])
  const { report } = await take([listFile('2025-03-01', { Z90001: 101, Z90003: 199 })])
  expect(report.files[0]?.replaces).toBe('list_sizes 2025-03-01')
  const lists = await site.scope().read((tx) =>
    sql<{ ods_code: string; patients: number }>`
      select ods_code, patients from register.list_size join register.practice p on p.id = practice_id
      where counted_on = '2025-03-01' order by 1`.execute(tx.db),
  )
  expect(lists.rows).toEqual([
    { ods_code: 'Z90001', patients: 101 },
    { ods_code: 'Z90003', patients: 199 },
  ])
})

test('two imports at once take turns, and the second says that it waits', async () => {
  const first = await installation.pool.connect()
  await first.query(`select pg_advisory_lock(hashtext('openlmc import'))`)
  const said: string[] = []
  const second = take([listFile('2025-04-01', { Z90001: 100 })], {
    accept_drop: true,
    progress: (_, words) => void said.push(words),
  })
  await expect.poll(() => said).toEqual(['Another import is running. Waiting for it to finish.'])
  await first.query(`select pg_advisory_unlock(hashtext('openlmc import'))`)
  first.release()
  expect((await second).answer.done).toBe(true)
})

test('an import killed before it was finished has changed nothing', async () => {
  const before = await everything()
  const script = join(import.meta.dirname, '../../../../tests/support/import-and-die.ts')
  const child = spawn(process.execPath, [script, installation.app_url], { stdio: 'inherit' })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
  expect(await everything()).toEqual(before)
  expect((await take([mappingFile('2025-05-01', { Z90001: 'U99991' })])).answer.done).toBe(true)
})

test('vintages years apart may differ by a twentieth for each', () => {
  const vintage = (seen_on: string, lists: number) => ({
    seen_on: day(seen_on),
    figures: { practices: lists, patients: 1 },
  })
  expect(fallsIn('list_sizes', vintage('2025-04-01', 6239), vintage('2021-01-01', 6658))).toEqual([])
  expect(fallsIn('list_sizes', vintage('2021-04-01', 6239), vintage('2021-01-01', 6658))).toEqual([
    { what: 'practices', before: 6658, after: 6239 },
  ])
})

test('a kind there never was may be wanting, but not the one a file is about', () => {
  const figures = { active_practices_in_england: 5, active_practices_in_wales: 0 }
  expect(emptyIn('practices', figures, undefined)).toEqual([])
  expect(emptyIn('practices', figures, { active_practices_in_wales: 3 })).toEqual(['active_practices_in_wales'])
  expect(emptyIn('practices', { active_practices_in_england: 0 }, undefined)).toEqual(['active_practices_in_england'])
})

test('one region’s postcodes are known from another’s by the commonest area', () => {
  const postcodes = ['HU1 1AA', 'YO1 1AA', 'HU1 1AB'].map((postcode) => ({ postcode }))
  expect(commonestArea(postcodes)).toBe('HU')
})
