import { expect, test } from 'vitest'
import { office, person, type Lmc } from '../../../../../tests/support/people.ts'
import { openData } from '../../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../../tests/support/site.ts'
import { done } from '../../../../platform/answers.ts'
import { sha256 } from '../../../../platform/config.ts'
import { letTakenFilesGo } from '../../../../platform/files/letting-go.ts'
import { system } from '../../../../platform/scope.ts'

const installation = await testInstallation()
const ours = await office(installation, 'Wealdshire LMC', ['Wealdshire'])
const [wealdshire] = ours.lmcs as [Lmc]
const theirs = await office(installation, 'Fenland LMC', ['Fenland'])
const [fenland] = theirs.lmcs as [Lmc]
await openData(installation, [{ ods_code: 'Q90001', lmc: wealdshire }])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id: ours.office_id })
const eve = await person(installation, 'Eve Fen', 'office_administrator', { office_id: theirs.office_id })
const at = (moment: string) => siteAt(installation, moment)
const given = at('2026-11-19T09:00:00Z')

const spreadsheet = (name: string) => `Name,E-mail\r\n${name},${name.replace(' ', '.')}@elm.example\r\n`
const asGuessed = { column_1: 'full_name', column_2: 'email' }

async function give(content: string, lmc = wealdshire, { cookie } = ruth) {
  const form = new FormData()
  form.set('lmc_id', lmc.id)
  form.set('file', new File([content], 'people.csv'))
  return (await given.post('/people/files', form, cookie)).headers.get('location') ?? ''
}
async function take(content: string, lmc = wealdshire, who = ruth) {
  const address = await give(content, lmc, who)
  await given.post(`${address}/matching`, asGuessed, who.cookie)
  expect((await given.post(`${address}/taking`, {}, who.cookie)).status).toBe(303)
  return address
}
async function nightOf(moment: string) {
  await installation.jobs.boss.send('platform.forget_files', {})
  await at(moment).runJobs()
}
const isKept = async (content: string) =>
  (await installation.db.selectFrom('platform.file').select('sha256').where('sha256', '=', sha256(content)).execute())
    .length === 1
const pageOf = async (address: string, who = ruth) => (await given.get(address, who.cookie)).text()

test('a spreadsheet of people is gone a month after it was taken in, with what was said of its rows', async () => {
  const content = spreadsheet('Ann Lee')
  const address = await take(content)
  await nightOf('2026-12-19T08:59:00Z')
  expect(await isKept(content)).toBe(true)
  expect(await pageOf(address)).toContain('Ann Lee')

  await nightOf('2026-12-19T09:00:00Z')
  expect(await isKept(content)).toBe(false)
  const page = await pageOf(address)
  expect(page).toContain('The file and what was said of its rows are gone')
  expect(page).not.toContain('Ann Lee')
  expect(await (await given.get(`${address}.json`, ruth.cookie)).json()).toEqual([])
  for (const move of ['matching', 'taking', 'dropping']) {
    const reply = await given.post(`${address}/${move}`, asGuessed, ruth.cookie)
    expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('taken in or dropped already')])
  }
  expect((await given.get(address, eve.cookie)).status).toBe(404)
})

test('one that is dropped goes the night after, and one that nobody takes in ninety days is dropped', async () => {
  const [dropped, forgotten] = [spreadsheet('Jo Bright'), spreadsheet('Sam Patel')]
  const address = await give(dropped)
  const waiting = await give(forgotten)
  await given.post(`${address}/dropping`, {}, ruth.cookie)
  await nightOf('2026-11-20T04:10:00Z')
  expect([await isKept(dropped), await isKept(forgotten)]).toEqual([false, true])
  await nightOf('2027-02-17T08:59:00Z')
  expect(await isKept(forgotten)).toBe(true)
  await nightOf('2027-02-17T09:00:00Z')
  expect(await isKept(forgotten)).toBe(false)
  expect(await pageOf(waiting)).toContain('Dropped')
})

test('a file that another office names too stays there', async () => {
  const content = spreadsheet('Ola Grant')
  const address = await take(content)
  const other = await give(content, fenland, eve)
  await nightOf('2027-01-19T09:00:00Z')
  expect(await isKept(content)).toBe(true)
  expect(await pageOf(address)).not.toContain('Ola Grant')
  expect(await pageOf(other, eve)).toContain('Such as Ola Grant')
})

test('when somebody is erased, what their office took in goes at once; what waits there, and other offices’, stays', async () => {
  const [taken, waiting, elsewhere] = [spreadsheet('Una Dale'), spreadsheet('Vi Dale'), spreadsheet('Wyn Dale')]
  await take(taken)
  const open = await give(waiting)
  await take(elsewhere, fenland, eve)
  await given.scope(system(ours.office_id, [wealdshire.id])).write(async (tx) => {
    tx.leavesNoRecord('an erasure does')
    await letTakenFilesGo(tx, ours.office_id)
    return done()
  })
  await given.runJobs()
  expect([await isKept(taken), await isKept(waiting), await isKept(elsewhere)]).toEqual([false, true, true])
  expect(await pageOf(open)).toContain('Such as Vi Dale')
})

test('after three years nothing says that there was a file', async () => {
  const address = await take(spreadsheet('Ada Weald'))
  await nightOf('2029-11-19T09:01:00Z')
  expect((await given.get(address, ruth.cookie)).status).toBe(404)
})

test('a file that a row names can’t be removed', async () => {
  const content = spreadsheet('Kit Marsh')
  await give(content)
  await expect(
    installation.db.deleteFrom('platform.file').where('sha256', '=', sha256(content)).execute(),
  ).rejects.toThrow('people_file_sha256_fkey')
})
