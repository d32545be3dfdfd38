import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { commands } from './commands.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-09-01T12:00:00Z')
const typed = typedAt({ ...installation, is_founded: false }, site, commands)

const header =
  'PUBLICATION,EXTRACT_DATE,TYPE,SUB_ICB_LOCATION_CODE,ONS_SUB_ICB_LOCATION_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS'
const listOf = (day: string, patients: string) =>
  `${header}\nGP_PRAC_PAT_LIST,${day},GP,99A,E38000001,Z90001,ZZ1 1AA,ALL,ALL,${patients}\n`

const folder = mkdtempSync(join(tmpdir(), 'openlmc-commands-'))
const server = createServer((_, reply) => reply.end(listOf('2026-03-01', '130')))
await new Promise<void>((listening) => {
  server.listen(0, '127.0.0.1', listening)
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const parsed = (lines: readonly string[]) => lines.map((line): unknown => JSON.parse(line))

test('a dry run prints a JSON object a file and one for the whole, and founds nothing', async () => {
  const path = file('lists.csv', listOf('2026-01-01', '100'))
  expect(parsed(await typed('import', { 'dry-run': true, json: true }, [path]))).toEqual([
    expect.objectContaining({
      kind: 'list_sizes',
      seen_on: '2026-01-01',
      rows_read: 1,
      added: 1,
      file_name: 'lists.csv',
    }),
    { taken_in: false, refused: 'only_tried', periods_written: 1, changes: [] },
  ])
  const founded = await site.scope().read((tx) => tx.db.selectFrom('platform.installation').select('kind').execute())
  expect(founded).toEqual([])
})

test('files are taken in together, and the first make the installation a real one', async () => {
  const paths = [file('one.csv', listOf('2026-01-01', '100')), file('two.csv', listOf('2026-02-01', '120'))]
  expect(await typed('import', {}, paths)).toEqual([
    expect.stringContaining('one.csv: list sizes as of 2026-01-01, 1 rows; 1 added, 0 changed, 0 unchanged'),
    expect.stringContaining('two.csv: list sizes as of 2026-02-01, 1 rows; 0 added, 1 changed, 0 unchanged'),
  ])
  const founded = await site.scope().read((tx) => tx.db.selectFrom('platform.installation').select('kind').execute())
  expect(founded).toEqual([{ kind: 'real' }])
  expect(await typed('import', {}, paths)).toEqual(
    ['one', 'two'].map((name) => expect.stringContaining(`${name}.csv: list sizes`) as unknown),
  )
  expect(await typed('register rebuild')).toEqual(['2 periods written.'])
})

test('what can’t be taken in is refused with the file, the line and what to do', async () => {
  await expect(typed('import')).rejects.toThrow('Say which files to take in')
  await expect(typed('import', {}, [join(folder, 'nowhere.csv')])).rejects.toThrow('nowhere.csv can’t be read')
  await expect(typed('import', {}, [file('bad.csv', listOf('2026-02-01', '-1'))])).rejects.toThrow(
    'bad.csv, line 2: NUMBER_OF',
  )
  await expect(typed('import', { 'as-at': 'May' }, [file('x.csv', listOf('2026-02-01', '1'))])).rejects.toThrow(
    'is not a day',
  )
  await expect(typed('import', {}, [file('few.csv', listOf('2026-02-15', '60'))])).rejects.toThrow(
    'few.csv has 60 patients where there were 120. Nothing has been changed.',
  )
})

test('the latest file is fetched from where an operator says its publisher keeps it', async () => {
  await expect(typed('import', { latest: 'list_sizes' })).rejects.toThrow('There is no address for list_sizes.')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lists.csv`
  expect(await typed('publishers set', {}, ['list_sizes', address])).toEqual([`list_sizes is fetched from ${address}.`])
  expect(parsed(await typed('publishers', { json: true }))).toContainEqual({ kind: 'list_sizes', address })
  expect(await typed('import', { latest: 'list_sizes' })).toEqual([expect.stringContaining('as of 2026-03-01, 1 rows')])
  await typed('publishers set', {}, ['list_sizes', 'http://127.0.0.1:1/'])
  await expect(typed('import', { latest: 'list_sizes' })).rejects.toThrow('can’t be reached')
  await expect(typed('publishers set', {}, ['lists', address])).rejects.toThrow('There is no kind “lists”.')
  await expect(typed('publishers set', {}, ['list_sizes', '/etc/passwd'])).rejects.toThrow('is not a web address')
})
