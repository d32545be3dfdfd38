import { expect, test } from 'vitest'
import { sha256 } from '../../../platform/config.ts'
import { fileAt } from '../../../platform/files/store.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { movesOf, uploadOf, uploads } from './reads.ts'
import { confirmUpload, dropUpload, uploadFile } from './writes.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-09-01T12:00:00Z')
const wealdshire = await office(installation, 'Wealdshire', ['Wealdshire'])
const stranger = await office(installation, 'Elsewhere', ['Elsewhere'])
const moment = '2026-09-01T11:00:00Z'
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', wealdshire, moment)
const sam = await person(installation, 'Sam Price', 'office_staff', wealdshire, moment)
const eve = await person(installation, 'Eve Fen', 'office_administrator', stranger, moment)
const own = site.scope(system(wealdshire.office_id))

const header =
  'PUBLICATION,EXTRACT_DATE,TYPE,SUB_ICB_LOCATION_CODE,ONS_SUB_ICB_LOCATION_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS'
const listOf = (patients: string, day = '2026-01-01') =>
  Buffer.from(`${header}\nGP_PRAC_PAT_LIST,${day},GP,99A,E38000001,Z90001,ZZ1 1AA,ALL,ALL,${patients}\n`)

async function upload(bytes: Uint8Array): Promise<Id<'upload'>> {
  const answer = await own.write((tx) => uploadFile(tx, { bytes, file_name: 'lists.csv', as_at: null }))
  if (!answer.done) throw new Error(answer.why)
  return answer.value
}
const stateOf = async (id: Id<'upload'>) => (await own.read((tx) => uploadOf(tx, id)))?.state
const lists = () => site.scope().read((tx) => tx.db.selectFrom('register.list_size').select('patients').execute())

test('an upload is tried, shown, confirmed and taken in', async () => {
  const id = await upload(listOf('1234'))
  expect(await stateOf(id)).toBe('waiting')
  await site.runJobs()
  const tried = await own.read((tx) => uploadOf(tx, id))
  expect(tried).toMatchObject({
    state: 'tried',
    percent: 100,
    report: { files: [{ added: 1, seen_on: '2026-01-01' }] },
  })
  expect(await lists()).toEqual([])

  expect((await own.write((tx) => confirmUpload(tx, id, false))).done).toBe(true)
  await site.runJobs()
  expect(await stateOf(id)).toBe('taken')
  expect(await lists()).toEqual([{ patients: 1234 }])
  const told = async (cookie: string) => (await site.get('/notifications', cookie)).text()
  expect(await told(ruth.cookie)).toContain('Open data was taken in: lists.csv')
  for (const { cookie } of [sam, eve]) expect(await told(cookie)).not.toContain('lists.csv')
  const moves = await own.read((tx) => movesOf(tx, id))
  expect(moves.map(({ move }) => move)).toEqual(['try', 'report', 'confirm', 'finish'])
})

test('a file with a mistake in it says where, and can only be dropped', async () => {
  const id = await upload(listOf('-5'))
  await site.runJobs()
  expect(await own.read((tx) => uploadOf(tx, id))).toMatchObject({
    state: 'refused',
    mistake: {
      file: 'lists.csv',
      line: 2,
      what: 'NUMBER_OF_PATIENTS says “-5” where a whole number, nought or more, should be.',
    },
  })
  expect(await own.write((tx) => confirmUpload(tx, id, false))).toEqual({ done: false, why: 'changed_since' })
  expect((await own.write((tx) => dropUpload(tx, id, 'refused'))).done).toBe(true)
  expect(await own.write((tx) => dropUpload(tx, id, 'refused'))).toEqual({ done: false, why: 'changed_since' })
})

test('one that would lose a twentieth of the patients is refused when confirmed, unless that is accepted', async () => {
  const id = await upload(listOf('12', '2026-02-01'))
  await site.runJobs()
  expect((await own.read((tx) => uploadOf(tx, id)))?.report?.files[0]?.falls).toHaveLength(1)
  await own.write((tx) => confirmUpload(tx, id, false))
  await site.runJobs()
  expect(await own.read((tx) => uploadOf(tx, id))).toMatchObject({
    state: 'refused',
    mistake: { what: /12 patients where there were 1234/ },
  })
})

test('a program or a web page is not kept', async () => {
  const page = Buffer.from('<!doctype html><title>Not found</title>')
  const answer = await own.write((tx) => uploadFile(tx, { bytes: page, file_name: 'lists.csv', as_at: null }))
  expect(answer).toEqual({ done: false, why: 'not_a_data_file' })
})

test('another office’s uploads can’t be seen or confirmed', async () => {
  const theirs = site.scope(system(stranger.office_id))
  const [first] = await own.read((tx) => uploads(tx))
  if (!first) throw new Error('there is no upload')
  expect(await theirs.read((tx) => uploads(tx))).toEqual([])
  expect(await theirs.write((tx) => confirmUpload(tx, first.id, false))).toEqual({ done: false, why: 'changed_since' })
})

test('after a year an upload is forgotten, and its file with it', async () => {
  const bytes = listOf('4321', '2026-03-01')
  const id = await upload(bytes)
  await site.runJobs()
  const nightOf = async (moment: string) => {
    await installation.jobs.boss.send('platform.forget_files', {})
    await siteAt(installation, moment).runJobs()
    const kept = await own.read((tx) => fileAt(tx, sha256(bytes)))
    return [await stateOf(id), kept !== undefined]
  }
  expect(await nightOf('2027-09-01T12:00:00Z')).toEqual(['tried', true])
  expect(await nightOf('2027-09-01T12:00:01Z')).toEqual([undefined, false])
})

test('an installation of invented practices takes no real file', async () => {
  await site.scope().operate(async (tx) => {
    await tx.db.deleteFrom('platform.installation').execute()
    await tx.db.insertInto('platform.installation').values({ kind: 'demonstration', made_at: tx.now }).execute()
    tx.leavesNoRecord('made for a test')
    return { done: true, value: undefined }
  })
  const answer = await own.write((tx) => uploadFile(tx, { bytes: listOf('5'), file_name: 'lists.csv', as_at: null }))
  expect(answer).toEqual({ done: false, why: 'demonstration_stays_invented' })
})
