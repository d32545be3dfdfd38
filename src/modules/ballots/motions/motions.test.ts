import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-20T12:00:00Z')
const wealdshire = await office(installation, 'Wealdshire', ['Wealdshire'])
const moment = '2026-11-20T11:55:00Z'
const helen = await person(installation, 'Helen Crane', 'returning_officer', wealdshire, moment)
const bill = await person(installation, 'Bill Member', 'committee_member', wealdshire, moment)

type Said = Readonly<Record<string, string>>
const asked = { question: 'That the levy rises', electorate: '30', majority: 'simple', decides: 'once' }
const give = (said: Said, cookie?: string) => site.post('/counts/motion', { ...asked, ...said }, cookie)
const counted = async (said: Said) => {
  const reply = await give(said, helen.cookie)
  return { status: reply.status, page: await reply.text() }
}

test('a motion is counted by numbers, and the verdict is in words', async () => {
  const { status, page } = await counted({ votes_for: '12', votes_against: '5', abstentions: '2', quorum: '15' })
  expect(status).toBe(200)
  expect(page).toContain('<h2>Carried</h2>')
  expect(page).toContain(
    'Carried: 12 of 17 votes cast for and against were for (70.58%), and more than half was needed. 19 took part, and the quorum of 15 was met. Turnout was 19 of 30 (63.33%).',
  )
})

test.each<[string, Said, string]>([
  ['an absolute majority is of all who could vote', { majority: 'absolute' }, '12 of 30 who could vote were for (40%)'],
  ['two-thirds', { majority: 'two_thirds', votes_against: '7' }, 'at least two-thirds was needed'],
  ['a threshold beside the majority', { threshold_percent: '41' }, 'at least 41% was needed'],
  ['too few for the quorum', { quorum: '20' }, 'Only 19 took part, and the quorum is 20'],
])('%s is asked for as well', async (_, said, words) => {
  const { status, page } = await counted({ votes_for: '12', votes_against: '5', abstentions: '2', ...said })
  expect(status).toBe(200)
  expect(page).toContain('<h2>Not carried</h2>')
  expect(page).toContain(words)
})

const weighed = {
  votes: 'For, 14300\r\nno\t2100\r\n\r\nagainst; 6999\r\nabstain,5000',
  weighed_by: 'registered patients on 1 October 2026',
  weighed_electorate: '61200',
}

test('votes that weigh are counted both ways, and the one that decides says the verdict', async () => {
  const by_weight = (await counted({ ...weighed, decides: 'weighted' })).page
  expect(by_weight).toContain('<h2>Carried</h2>')
  expect(by_weight).toContain(
    '14,300 of 23,399 votes cast for and against, weighted by registered patients on 1 October',
  )
  expect(by_weight).toContain('Every vote once, which does not decide: Not carried: 1 of 3 votes')
  const once = (await counted(weighed)).page
  expect(once).toContain('<h2>Not carried</h2>')
  expect(once).toContain('By weight, which does not decide: Carried: 14,300')
})

test.each<[string, Said, string]>([
  ['no votes', {}, 'Enter how many voted for, or each vote further down'],
  ['votes twice', { ...weighed, votes_for: '1' }, 'Give the votes once'],
  ['no majority', { votes_for: '1', majority: 'most' }, 'Select what carries it'],
  ['a weight of nothing said by what', { votes: 'for, 3' }, 'Line 1: the vote has a weight'],
  ['a vote without a weight', { ...weighed, votes: 'for, 3\nagainst' }, 'Line 2: the vote has no weight'],
  ['no vote at all', { votes: 'perhaps' }, 'Line 1: “perhaps” is no vote'],
  ['a weight with commas', { ...weighed, votes: 'for, 10,240' }, 'Line 1: there is more than a vote and its weight'],
  ['a weight of one and a half', { ...weighed, votes: 'for, 1.5' }, 'Line 1: “1.5” is no weight'],
  ['a weight below nothing', { ...weighed, votes: 'for, -1' }, 'Line 1: “-1” is no weight'],
  ['weights of what', { ...weighed, weighed_by: '' }, 'Say what the votes weigh by'],
  ['weights of how much', { ...weighed, weighed_electorate: '' }, 'Enter what the votes of all who could vote weigh'],
  ['weights of no votes', { votes_for: '1', weighed_by: 'patients' }, 'Give each vote with its weight'],
  ['a weight that decides and is not there', { votes_for: '1', decides: 'weighted' }, 'Say what the votes weigh by'],
])('%s is a mistake, said beside the question', async (_, said, sentence) => {
  const { status, page } = await counted(said)
  expect(status).toBe(422)
  expect(page.split(sentence).length - 1, sentence).toBe(2)
  expect(page).toContain('value="That the levy rises"')
})

test('figures that can’t be together are refused with a sentence', async () => {
  for (const [said, sentence] of [
    [{ votes_for: '31' }, 'There are 31 papers, but only 30 could vote. Check both.'],
    [{ ...weighed, weighed_electorate: '20000' }, 'The papers weigh more than the 20,000 of all who could vote.'],
    [{ ...weighed, votes: 'for, 0' }, 'a weight is a whole number from 1 to 1,000,000'],
  ] as const) {
    const { status, page } = await counted(said)
    expect(status, sentence).toBe(409)
    expect(page).toContain(sentence)
  }
})

test('a stranger is asked to sign in, and who only sees counts may not', async () => {
  expect((await give({ votes_for: '1' })).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await give({ votes_for: '1' }, bill.cookie)).status).toBe(403)
})
