import { expect, test } from 'vitest'
import { office, person } from '../../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../../tests/support/site.ts'
import { done } from '../../../../platform/answers.ts'
import { system } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { confirmUpload, uploadFile } from '../../uploads/writes.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-09-01T12:00:00Z')
const wealdshire = await office(installation, 'Wealdshire', ['Wealdshire'])
const stranger = await office(installation, 'Elsewhere', ['Elsewhere'])
const moment = '2026-09-01T11:00:00Z'
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', wealdshire, moment)
const tom = await person(installation, 'Tom Ashby', 'officer', wealdshire, moment)
const eve = await person(installation, 'Eve Fen', 'office_administrator', stranger, moment)
const own = site.scope(system(wealdshire.office_id))

const header =
  'PUBLICATION,EXTRACT_DATE,TYPE,SUB_ICB_LOCATION_CODE,ONS_SUB_ICB_LOCATION_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS,NOTE'
const rowOf = (at: number, patients: number) =>
  `GP_PRAC_PAT_LIST,2026-01-01,GP,99A,E38000001,Z9000${at},ZZ1 1AA,ALL,ALL,${patients},note ${at}`
const listOf = (rows: readonly string[]) => Buffer.from([header, ...rows, ''].join('\n'))

async function takeIn(file_name: string, bytes: Uint8Array) {
  const answer = await own.write((tx) => uploadFile(tx, { bytes, file_name, as_at: null }))
  if (!answer.done) throw new Error(answer.why)
  await site.runJobs()
  await own.write((tx) => confirmUpload(tx, answer.value, true))
  await site.runJobs()
  const file = await own.read((tx) =>
    tx.db
      .selectFrom('register.open_data_file')
      .select('id')
      .where('file_name', '=', file_name)
      .executeTakeFirstOrThrow(),
  )
  return { upload_id: answer.value, path: (code: string) => `/imports/files/${file.id}/practices/${code}` }
}

async function forget(upload_id: Id<'upload'>) {
  await own.write(async (tx) => {
    tx.leavesNoRecord('a year has gone by')
    await tx.db.deleteFrom('register.upload_move').where('upload_id', '=', upload_id).execute()
    await tx.db.deleteFrom('register.upload').where('id', '=', upload_id).execute()
    return done()
  })
}

const page = async (path: string, cookie: string) => {
  const reply = await site.get(path, cookie)
  return `${reply.status} ${await reply.text()}`
}
const marked = (html: string) => [...html.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, words]) => words)

const first = await takeIn('first.csv', listOf([1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => rowOf(at, 1_000 * at))))

test('a file that the office gave is opened at a practice’s row, marked, with three rows before it and after', async () => {
  const html = await page(first.path('z90005'), ruth.cookie)
  expect(html.slice(0, 3)).toBe('200')
  expect(marked(html)).toEqual(['6', ...rowOf(5, 5_000).split(',')])
  for (const at of [2, 3, 4, 6, 7, 8]) expect(html, `${at}`).toContain(`note ${at}<`)
  for (const at of [1, 9]) expect(html, `${at}`).not.toContain(`note ${at}<`)
  expect(html).not.toContain('isn’t kept here')
  expect(marked(await page(first.path('Z90001'), ruth.cookie))[0], 'the first row, never the heading').toBe('2')
})

test('whoever may not see the office’s files, and another office, read what is published and no more', async () => {
  for (const { cookie } of [tom, eve]) {
    const html = await page(first.path('Z90005'), cookie)
    expect(marked(html)).toEqual(['Z90005 (Z90005)', '5,000', '6'])
    expect(html).toContain('The file itself isn’t kept here. These are its rows as they were taken in')
    expect(html).not.toContain('note 5')
  }
  expect((await site.get(first.path('Z90005'))).headers.get('location')).toMatch(/^\/sign-in/)
})

test('a practice that isn’t in the file, and a file that isn’t there or isn’t of list sizes, is not found', async () => {
  const other = await takeIn('second.csv', listOf([rowOf(5, 5_001)]))
  expect(await page(other.path('Z90009'), ruth.cookie)).toMatch(/^404/)
  expect(await page(`/imports/files/${crypto.randomUUID()}/practices/Z90005`, ruth.cookie)).toMatch(/^404/)
  expect(await page('/imports/files/x/practices/Z90005', ruth.cookie)).toMatch(/^404/)
})

test('one that a later file replaced shows what it said while it is kept, and says so plainly once it is gone', async () => {
  const kept = await page(first.path('Z90005'), ruth.cookie)
  expect(kept).toContain('has taken the place of this one since')
  expect(marked(kept)).toContain('5000')
  await forget(first.upload_id)
  expect(await page(first.path('Z99999'), ruth.cookie), 'a practice that never was').toMatch(/^404/)
  const gone = await page(first.path('Z90005'), ruth.cookie)
  expect(gone).toMatch(/^200[\s\S]*isn’t kept here, and its rows went with it/)
  expect(marked(gone)).toEqual([])
})
