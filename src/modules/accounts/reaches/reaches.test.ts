import { expect, test } from 'vitest'
import { alsoHolds, office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import { personForm } from '../../register/people/forms.ts'
import { enterPerson } from '../../register/people/cards/writes.ts'
import { read } from '../../../platform/forms/read.ts'
import { placesOf, reachOf, wholeReach } from './rules.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs.map(({ id }) => id)
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: lmcs[0]!, facts: { name: 'Elm Surgery' } },
  { ods_code: 'Q90002', lmc: lmcs[1]!, facts: { name: 'Dyke Surgery' } },
  { ods_code: 'Q90003', lmc: lmcs[1]!, facts: { name: 'Quay Surgery' } },
])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const where = [wealdshire!, saltmarsh!] as const

async function entered(family_name: string, lmc_id: (typeof where)[number], ods_code: string) {
  const inOffice = system(office_id, where)
  const answers = read(personForm, new URLSearchParams({ family_name }))
  if (!answers.ok) throw new Error('nobody was typed')
  const post = {
    kind: 'partner',
    place: { lmc_id, practice_id: keys.get(ods_code)! },
    from: null,
    last_on: null,
  } as const
  const answer = await site
    .scope(inOffice)
    .write((tx) => enterPerson(tx, { ...answers.values, email: null, telephone: null }, post))
  if (!answer.done) throw new Error(answer.why)
  return answer.value
}
const weald = await entered('Wealdperson', wealdshire!, 'Q90001')
const salt = await entered('Saltperson', saltmarsh!, 'Q90002')

const page = async (path: string, cookie: string) => (await site.get(path, cookie)).text()
const status = async (path: string, cookie: string) => (await site.get(path, cookie)).status

test('staff of one LMC who run a practice of another see no more of that LMC than their practice', async () => {
  const both = await person(installation, 'Staff Andmanager', 'office_staff', { office_id, lmc_id: wealdshire! })
  await alsoHolds(installation, both, 'practice_administrator', {
    office_id,
    lmc_id: saltmarsh!,
    practice_id: keys.get('Q90002')!,
  })
  const list = await page('/people', both.cookie)
  expect(list).toContain('Wealdperson')
  expect(list).not.toContain('Saltperson')
  expect(await page('/people.csv', both.cookie)).not.toContain('Saltperson')
  expect(await page('/search?q=saltperson', both.cookie)).not.toContain('/people/')
  expect(await page('/api/v1/people', both.cookie)).not.toContain('Saltperson')
  expect(await status(`/people/${weald}`, both.cookie)).toBe(200)
  expect(await status(`/people/${salt}`, both.cookie)).toBe(404)
  expect(await status('/practices/Q90002/acting', both.cookie)).toBe(404)
  expect(await page('/', both.cookie)).not.toContain('Saltperson')
  expect(await status('/our-people/Q90002', both.cookie)).toBe(200)
})

test('what somebody may do in one LMC they may not do where they only look on', async () => {
  const both = await person(installation, 'Staff Andobserver', 'data_staff', { office_id, lmc_id: wealdshire! })
  await alsoHolds(installation, both, 'observer', { office_id, lmc_id: saltmarsh! })
  expect(await status('/practices/Q90002', both.cookie)).toBe(200)
  expect(await page('/practices/Q90002', both.cookie)).not.toContain('Saltperson')
  expect(await status(`/people/${salt}`, both.cookie)).toBe(404)
  const note = await site.post('/practices/Q90002/notes', { text: 'A note', kind: 'note' }, both.cookie)
  expect(note.status).toBe(404)
})

test('who runs one practice and answers for another keeps the list of the one they run', async () => {
  const both = await person(installation, 'Manager Andstaff', 'practice_administrator', {
    office_id,
    lmc_id: saltmarsh!,
    practice_id: keys.get('Q90002')!,
  })
  await alsoHolds(installation, both, 'practice_staff', {
    office_id,
    lmc_id: saltmarsh!,
    practice_id: keys.get('Q90003')!,
  })
  expect(await status('/our-people/Q90003', both.cookie)).toBe(200)
  expect(await status('/our-people/Q90003/additions', both.cookie)).toBe(404)
  expect(await status('/our-people/Q90002/additions', both.cookie)).toBe(200)
  expect(await status('/our-record?practice=Q90003', both.cookie)).toBe(404)
})

test('an administrator of one LMC settles nothing for the whole office, unless it is the office’s only one', async () => {
  const one = await person(installation, 'Admin Ofone', 'office_administrator', { office_id, lmc_id: wealdshire! })
  for (const path of ['/providers', '/mail/stopped', '/operations']) expect(await status(path, one.cookie)).toBe(403)
  expect(await status('/roles', one.cookie)).toBe(200)
  const small = await office(installation, 'Fenland LMC', ['Fenland'])
  const all = await person(installation, 'Admin Ofall', 'office_administrator', {
    office_id: small.office_id,
    lmc_id: small.lmcs[0]!.id,
  })
  expect(await status('/providers', all.cookie)).toBe(200)
})

test('one role reaches as far as it is of, and an office that serves no LMC yet has its administrator', () => {
  const whole = { role: 'office_administrator', lmc_id: null, practice_id: null }
  expect(wholeReach(placesOf([whole], where)).lmc_ids).toEqual(where)
  expect(reachOf(placesOf([whole], []), 'accounts.set_providers').permissions.has('register.read_people')).toBe(true)
  expect(placesOf([], where)).toEqual([])
})
