import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { bltOf } from '../../../../tests/support/papers.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { NotAllowed } from '../../../platform/answers.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { plainBlt } from '../proof-packs/rules.ts'
import { exampleElection, exampleSeed } from '../examples/rules.ts'
import { keptCounts } from './reads.ts'
import { keepCount } from './writes.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-20T12:00:00Z')
const wealdshire = await office(installation, 'Wealdshire', ['Wealdshire', 'Saltmarsh'])
const [weald, marsh] = wealdshire.lmcs
const elsewhere = await office(installation, 'Elsewhere', ['Elsewhere'])
const moment = '2026-11-20T11:55:00Z'
const helen = await person(installation, 'Helen Crane', 'returning_officer', wealdshire, moment)
const stranger = await person(installation, 'Una Elsewhere', 'office_administrator', elsewhere, moment)
const george = await person(
  installation,
  'George Tansley',
  'returning_officer',
  { ...wealdshire, ...(marsh && { lmc_id: marsh.id }) },
  moment,
)
const bill = await person(installation, 'Bill Member', 'committee_member', wealdshire, moment)
const jo = await person(installation, 'Jo Bright', 'practice_staff', wealdshire, moment)

const lmc_ids = wealdshire.lmcs.map(({ id }) => id)
const kept = () => site.scope(system(wealdshire.office_id, lmc_ids)).read((tx) => keptCounts(tx, { most: 100 }))

let presses = 0
const newPress = () => `00000000-0000-4000-8000-${String((presses += 1)).padStart(12, '0')}`

type Sent = {
  readonly file?: File | string | undefined
  readonly pressed?: string
  readonly [name: string]: File | string | undefined
}

function formOf({ file, ...answers }: Sent): FormData {
  const form = new FormData()
  if (file !== undefined) form.set('file', typeof file === 'string' ? new File([file], 'north locality.blt') : file)
  for (const [name, value] of Object.entries({ pressed: newPress(), lmc: '', ...answers })) form.set(name, value ?? '')
  return form
}

const give = (sent: Sent, cookie = helen.cookie) => site.post('/counts/papers', formOf(sent), cookie)
const example = plainBlt(exampleElection)

async function keep(sent: Sent = {}): Promise<string> {
  const reply = await give({ file: example, rule: 'scottish', seed: exampleSeed, ...sent })
  expect(reply.status).toBe(303)
  return reply.headers.get('location') ?? ''
}

test('papers given with a rule have a result with an address of its own', async () => {
  const address = await keep({ name: 'North locality 2026' })
  expect(address).toMatch(/^\/counts\/[0-9a-f-]{36}$/)
  const page = await (await site.get(address, helen.cookie)).text()
  expect(page).toContain('<h1>North locality 2026')
  expect(page).toContain(
    'Elected: Dr Odette Marlowe, Dr Bronagh Silverlea, Dr Kwabena Ashdown and Dr Ravi Thackeray-Singh.',
  )
  expect(page).toContain('Scottish local government STV (2007, unchanged in 2011)')
  expect(page).toContain('The lot drawn before the count from “Wealdshire LMC, 18 November 2026')
  expect(page).toContain('| sha256sum)')
  const list = await (await site.get('/counts', helen.cookie)).text()
  expect(list).toContain(`<a href="${address}">North locality 2026</a>`)
  const [count] = await kept()
  expect(count).toMatchObject({ name: 'North locality 2026', rule: 'scottish', seats: null, made_by: 'Helen Crane' })
})

test('a count that was kept leaves a record', async () => {
  await keep()
  const recorded = await site
    .scope(system(wealdshire.office_id))
    .read((tx) =>
      tx.db.selectFrom('platform.record').select(['what', 'about']).where('what', '=', 'ballots.count_kept').execute(),
    )
  expect(recorded.at(-1)?.about).toMatchObject({ name: exampleElection.title, rule: 'scottish' })
})

test('papers may be pasted, and what is asked of them counts', async () => {
  const address = await keep({
    file: undefined,
    papers: 'Ann,Bob,Cy\r\n1,2,\r\n1,,2\r\n,1,2\r\n',
    rule: 'plurality',
    seats: '1',
    withdrawn: '1',
    seed: '',
  })
  const page = await (await site.get(address, helen.cookie)).text()
  expect(page).toContain('Elected: Bob.')
  expect(page).toContain('<dt>Withdrawn</dt><dd>Ann')
  expect(page).not.toContain('Windows')
})

test('who could vote makes the turnout', async () => {
  const address = await keep({ electorate: '420' })
  const page = await (await site.get(address, helen.cookie)).text()
  expect(page).toContain('a turnout of 71.66% of 420')
  expect((await kept())[0]?.electorate).toBe(420)
})

test('papers that weigh are counted both ways, where that is asked', async () => {
  // Four practices, a paper each; the second has most patients.
  const table = 'Weight,Ann,Bob\n2100,1,\n14300,,1\n5000,1,\n6999,1,\n'
  const address = await keep({ file: new File([table], 'practices.csv'), rule: 'plurality', seats: '1' })
  expect(await (await site.get(address, helen.cookie)).text()).toContain('Elected: Bob.')
  const both = await (await site.get(`${address}/compare?with=heads`, helen.cookie)).text()
  for (const sentence of [
    'Only the weighted count elects Bob.',
    'Only the count by heads elects Ann.',
    '>The weighted count<',
  ])
    expect(both).toContain(sentence)
  expect(both).toContain('By the count by heads, at stage 1: Ann has 3 votes')
})

test('papers that don’t weigh are not counted by heads', async () => {
  for (const [papers, sentence] of [
    [example, 'A .blt file says how many papers are alike, not what they weigh.'],
    ['Ann,Bob\n1,2\n', 'There is no column of weights, so each line counts once already.'],
  ] as const) {
    const address = await keep({ file: papers, seats: '1' })
    const reply = await site.get(`${address}/compare?with=heads`, helen.cookie)
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain(sentence)
  }
})

test('constraints are kept as they were asked, a class and a constraint a line', async () => {
  const address = await keep({
    classes: 'practice Elm: 1, 4\n\n  practice  Oak: 3',
    constraints: 'at most 1 of each practice\n',
  })
  expect((await kept())[0]).toMatchObject({
    classes: 'practice Elm: 1, 4; practice Oak: 3',
    constraints: 'at most 1 of each practice',
  })
  const page = await (await site.get(address, helen.cookie)).text()
  expect(page).toContain('<dt>Constraints</dt><dd>at most 1 of each practice')
  expect(page).toContain('Dr Kwabena Ashdown can’t be elected any more (at most 1 of each practice): excluded')
})

test('the same form sent twice is kept once', async () => {
  const pressed = newPress()
  const before = (await kept()).length
  expect(await keep({ pressed })).toBe(await keep({ pressed }))
  expect((await kept()).length).toBe(before + 1)
})

test.each<[string, Sent, string]>([
  ['no papers', {}, 'Choose the file of ballot papers, or paste them below'],
  ['an empty file', { file: '' }, 'This file is empty'],
  ['papers twice', { file: example, papers: example }, 'Give the papers once'],
  ['no rule', { file: example, rule: '' }, 'Select the counting rule'],
  ['a rule there is not', { file: example, rule: 'toString' }, 'Select the counting rule'],
  ['a paper for nobody there is', { file: bltOf('2 1 7 0') }, 'north locality.blt, line 2: '],
  ['pasted papers cut short', { papers: '3 2\r\n1 2 0\r\n' }, 'Line 3: The file ends among the papers'],
  ['a table without seats', { file: 'Ann,Bob\n1,2\n' }, 'Enter the number of seats: the papers do not say'],
  [
    'a zip',
    { file: new File([new Uint8Array([0x50, 0x4b, 3, 4])], 'papers.zip') },
    'This is a zip archive or a workbook',
  ],
  ['no text', { file: new File([new Uint8Array(64)], 'papers.blt') }, 'This is not a text file'],
  ['more than 8 MB', { file: new File(['1 '.repeat(5_000_000)], 'one line.blt') }, 'This file is larger than 8 MB'],
  [
    'one long line',
    { file: new File(['3 2\n', '1 '.repeat(3_500_000)], 'l.blt') },
    'l.blt, line 2: This line has 7,000,000',
  ],
  ['65,000 candidates', { file: '65000 2\n1 1 0\n0\n' }, 'more than the 1,000 candidates that can be counted'],
  ['an election of nobody’s', { file: example, lmc: 'x' }, 'Select whose election it was'],
  ['seats in words', { file: example, seats: 'four' }, 'Seats to fill must be a whole number'],
  ['fewer voters than papers', { file: example, electorate: '300' }, 'There are 301 papers, and only 300 could vote'],
  ['a name for a number', { file: example, withdrawn: 'Ann' }, '“Ann” are no candidates’ numbers'],
  [
    'somebody withdrawn whom there is not',
    { file: example, withdrawn: '12' },
    'There is no candidate 12: there are 10.',
  ],
  ['a class of nobody', { file: example, classes: 'practice Elm: 12' }, 'There is no candidate 12: there are 10.'],
  ['a constraint in other words', { file: example, constraints: 'no men' }, 'The constraint “no men” can’t be read'],
])('%s is a mistake, said beside the question, and nothing is kept', async (_, sent, sentence) => {
  const before = await kept()
  const reply = await give({ rule: 'ers97', seed: 'a published text', ...sent })
  expect(reply.status).toBe(422)
  const page = await reply.text()
  expect(page.split(sentence).length - 1, sentence).toBe(2)
  expect(page).toMatch(/<title>Error: /)
  expect(page).toContain('value="a published text"')
  expect(/value="ers97" checked/.test(page)).toBe(sent['rule'] === undefined)
  expect(await kept()).toEqual(before)
})

test('a file that was good is asked for again, and pasted papers are still there', async () => {
  const chosen = await (await give({ file: example, rule: 'av', seats: 'x' })).text()
  expect(chosen).toContain('Choose north locality.blt again')
  const pasted = await (await give({ papers: '3 2\n1 9 0\n', rule: 'av' })).text()
  expect(pasted).toMatch(/>3 2\s+1 9 0\s+<\/textarea>/)
})

test('what the rule can’t carry is refused with a sentence, and nothing is kept', async () => {
  const before = await kept()
  for (const [sent, sentence] of [
    [{ rule: 'av' }, 'The alternative vote fills one seat, and here are 4'],
    [{ rule: 'scottish', constraints: 'at most 1 of each practice' }, 'No candidate is of any “practice”'],
  ] as const) {
    const reply = await give({ file: example, ...sent })
    expect(reply.status).toBe(409)
    const page = await reply.text()
    for (const said of [sentence, 'Choose north locality.blt again']) expect(page).toContain(said)
  }
  expect(await kept()).toEqual(before)
})

test('papers that a shell would run are not kept (papers_not_text)', async () => {
  const reply = await give({ file: `#!/bin/sh\n${example}`, rule: 'scottish' })
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('save it as UTF-8')
})

test('a table in UTF-16, as spreadsheets save it, is kept as it is', async () => {
  const wide = Buffer.from('\uFEFFAnn\tBob\r\n1\t2\r\n2\t1\r\n', 'utf16le')
  const address = await keep({ file: new File([wide], 'papers.txt'), rule: 'scottish', seats: '1' })
  expect(await (await site.get(address, helen.cookie)).text()).toContain('The file is in UTF-16: turned into UTF-8.')
})

test('a stranger is asked to sign in, and a practice may not', async () => {
  const address = await keep()
  for (const path of ['/counts', '/counts/papers', address, `${address}/sheet.csv`, `${address}/proof-pack.zip`]) {
    expect((await site.get(path)).headers.get('location')).toMatch(/^\/sign-in/)
    expect((await site.get(path, jo.cookie)).status).toBe(403)
  }
  expect((await site.post('/counts/papers', formOf({ file: example, rule: 'av' }))).status).toBe(303)
  expect((await give({ file: example, rule: 'scottish' }, jo.cookie)).status).toBe(403)
})

test('a member of the committee sees a count, and neither makes nor removes one', async () => {
  const address = await keep()
  for (const path of ['/counts', address]) {
    const [theirs, hers] = [await site.get(path, bill.cookie), await site.get(path, helen.cookie)]
    expect(theirs.status).toBe(200)
    for (const [page, is] of [[await theirs.text(), false] as const, [await hers.text(), true] as const])
      expect(/href="\/counts\/(papers|[^"]*removal)"/.test(page), path).toBe(is)
  }
  expect((await site.get(`${address}/proof-pack.zip`, bill.cookie)).status).toBe(200)
  expect((await give({ file: example, rule: 'scottish' }, bill.cookie)).status).toBe(403)
  expect((await site.post(`${address}/removal`, {}, bill.cookie)).status).toBe(403)
})

test('another office can’t see a count, nor remove it', async () => {
  const address = await keep()
  for (const path of ['', '/sheet.pdf', '/proof-pack.zip', '/compare?with=ers97', '/removal'])
    expect((await site.get(`${address}${path}`, stranger.cookie)).status, path).toBe(404)
  expect((await site.post(`${address}/removal`, {}, stranger.cookie)).status).toBe(404)
  expect(await (await site.get('/counts', stranger.cookie)).text()).toContain('Nothing was counted yet.')
  expect((await site.get(address, helen.cookie)).status).toBe(200)
})

test('another LMC of the office can’t see a count, but sees the whole office’s', async () => {
  const own = await keep({ lmc: weald?.id ?? '', name: 'Only Wealdshire’s' })
  const office_wide = await keep({ lmc: '', name: 'Everybody’s' })
  expect((await site.get(own, george.cookie)).status).toBe(404)
  expect((await site.get(office_wide, george.cookie)).status).toBe(200)
  expect((await site.post(`${own}/removal`, {}, george.cookie)).status).toBe(404)
  const list = await (await site.get('/counts', george.cookie)).text()
  expect([list.includes('Only Wealdshire’s'), list.includes('Everybody’s')]).toEqual([false, true])
  expect((await give({ file: example, rule: 'ers97', lmc: weald?.id ?? '' }, george.cookie)).status).toBe(422)
})

test('a count is removed after a question, and the record remembers it', async () => {
  const address = await keep()
  expect(await (await site.get(`${address}/removal`, helen.cookie)).text()).toContain('Remove Wealdshire LMC')
  expect((await site.post(`${address}/removal`, {}, helen.cookie)).headers.get('location')).toBe('/counts')
  expect((await site.get(address, helen.cookie)).status).toBe(404)
  expect((await site.post(`${address}/removal`, {}, helen.cookie)).status).toBe(404)
  const recorded = await site
    .scope(system(wealdshire.office_id))
    .read((tx) =>
      tx.db.selectFrom('platform.record').select('about').where('what', '=', 'ballots.count_removed').execute(),
    )
  expect(recorded).toHaveLength(1)
})

test('a list of sixty is in two pages', async () => {
  for (let more = (await kept()).length; more < 60; more += 1) await keep()
  const first = await (await site.get('/counts', helen.cookie)).text()
  expect(first).toContain('1–50 of 60 counts')
  expect(await (await site.get('/counts?page=2', helen.cookie)).text()).toContain('51–60 of 60 counts')
})

test('what can’t be counted any more says so, and can be removed', async () => {
  const address = await keep()
  const id = address.split('/').at(-1) ?? ''
  await setUp(site.scope(system(wealdshire.office_id)), async (tx) => {
    await tx.db
      .updateTable('ballots.count')
      .set({ seats: 3, rule: 'av' })
      .where('id', '=', id as Id<'count'>)
      .execute()
  })
  for (const path of ['', '/sheet.json', '/proof-pack.zip', '/compare']) {
    const reply = await site.get(`${address}${path}`, helen.cookie)
    expect(reply.status, path).toBe(409)
    expect(await reply.text()).toContain('The alternative vote fills one seat, and here are 3')
  }
  expect((await site.post(`${address}/removal`, {}, helen.cookie)).status).toBe(303)
})

test('only who counts for all LMCs of the office keeps or removes a count of the whole office', async () => {
  const office_wide = await keep({ lmc: '', name: 'The whole office’s own' })
  expect(await (await site.get(office_wide, george.cookie)).text()).not.toContain('/removal')
  expect((await site.get(`${office_wide}/removal`, george.cookie)).status).toBe(403)
  expect((await site.post(`${office_wide}/removal`, {}, george.cookie)).status).toBe(403)
  expect((await site.get(office_wide, helen.cookie)).status).toBe(200)

  const before = (await kept()).length
  expect(await (await site.get('/counts/papers', helen.cookie)).text()).toContain('The whole office’s')
  expect(await (await site.get('/counts/papers', george.cookie)).text()).not.toContain('The whole office’s')
  expect((await give({ file: example, rule: 'scottish', lmc: '' }, george.cookie)).status).toBe(422)
  const asGeorge = site.scope(system(wealdshire.office_id, [marsh?.id ?? weald!.id]))
  await expect(
    asGeorge.write((tx) =>
      keepCount(tx, {
        rule: 'scottish',
        seats: null,
        withdrawn: [],
        constraints: '',
        classes: '',
        electorate: null,
        seed: null,
        name: 'His',
        lmc: '',
        bytes: Buffer.from(example),
        file_name: 'his.blt',
        pressed: newPress(),
      }),
    ),
  ).rejects.toThrow(NotAllowed)
  expect(await kept()).toHaveLength(before)

  const own = await give({ file: example, rule: 'scottish', lmc: marsh?.id ?? '' }, george.cookie)
  expect(own.status).toBe(303)
  const address = own.headers.get('location') ?? ''
  expect(await (await site.get(address, george.cookie)).text()).toContain(`${address}/removal`)
  expect((await site.post(`${address}/removal`, {}, george.cookie)).status).toBe(303)
})
