import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { issueRun, levyBooks, paidBy } from '../../../../tests/support/levied.ts'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import { done, NotFound } from '../../../platform/answers.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { unprinted } from '../printings/reads.ts'
import { documentsFor } from './writes.ts'

const reg = await registered()
const { installation, office_id, wealdshire, saltmarsh, site, scope, place, html, know, ruth, salt, sam, fay, priya } =
  reg
const elm = place('Q90001').practice_id as Id<'practice'>
const tollgate = place('Q90002').practice_id as Id<'practice'>
const saltby = place('Q90003').practice_id as Id<'practice'>

const papers = (run_id: Id<'run'>) =>
  scope.read((tx) =>
    tx.db
      .selectFrom('levies.document')
      .select(['id', 'kind', 'number', 'reference', 'amount_pence', 'due_on', 'sha256', 'practice_id'])
      .where('run_id', '=', run_id)
      .orderBy('kind')
      .orderBy('number')
      .execute(),
  )
const path = (run_id: Id<'run'>) => `/levies/runs/${run_id}/documents`

test('what is deducted gets a statement, what the LMC bills an invoice or a credit note, each numbered without gaps', async () => {
  const books = await levyBooks(scope, wealdshire.id)
  const { run_id, documents } = await issueRun(scope, books, [
    { practice_id: elm, amount_pence: 107_520, collector_id: books.own },
    { practice_id: tollgate, amount_pence: 52_000 },
    {
      practice_id: tollgate,
      amount_pence: -2_015,
      kind: 'adjustment',
      collector_id: books.own,
      corrects_line_id: await earlier(books, tollgate),
    },
  ])
  expect(documents).toBe(3)
  const found = await papers(run_id)
  expect(found.map(({ kind, reference, amount_pence }) => [kind, reference.split('-')[0], amount_pence])).toEqual([
    ['credit_note', 'Q90002', -2_015],
    ['invoice', 'Q90001', 107_520],
    ['statement', 'Q90002', 52_000],
  ])
  expect(found.map(({ due_on }) => due_on?.toString() ?? null)).toEqual([null, '2026-12-19', null])
  const all = await scope.read((tx) =>
    tx.db.selectFrom('levies.document').select(['kind', 'number']).where('lmc_id', '=', wealdshire.id).execute(),
  )
  for (const [, of] of Map.groupBy(all, ({ kind }) => kind))
    expect(of.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(of.map((_, at) => at + 1))
})

/** A line of an earlier run, to be corrected. */
async function earlier(books: Awaited<ReturnType<typeof levyBooks>>, practice_id: Id<'practice'>) {
  const { run_id } = await issueRun(scope, books, [{ practice_id, amount_pence: 50_000 }], '2025-10-01')
  return scope.read(async (tx) => {
    const { id } = await tx.db
      .selectFrom('levies.line')
      .select('id')
      .where('run_id', '=', run_id)
      .executeTakeFirstOrThrow()
    return id
  })
}

test('a run’s papers are numbered once, however often it is issued, and two runs at once share no number', async () => {
  const books = await levyBooks(scope, wealdshire.id)
  const { run_id } = await issueRun(scope, books, [{ practice_id: elm, amount_pence: 100 }])
  const again = await scope.write(async (tx) => done(await documentsFor(tx, run_id)), 'one_document_of_a_run')
  expect(again).toEqual({ done: false, why: 'one_document_of_a_run' })
  const more = await Promise.all(
    [1, 2, 3].map(async () =>
      issueRun(scope, await levyBooks(scope, wealdshire.id), [{ practice_id: elm, amount_pence: 100 }]),
    ),
  )
  const numbers = (await Promise.all(more.map(async (run) => papers(run.run_id)))).flat().map(({ number }) => number)
  expect(new Set(numbers).size).toBe(3)
  const stranger = site.scope(system(office_id, [saltmarsh.id]))
  await expect(stranger.write(async (tx) => done(await documentsFor(tx, run_id)))).rejects.toThrow(NotFound)
})

test('printing that is killed goes on where it stopped: no number is lost, none is printed twice', async () => {
  const books = await levyBooks(scope, wealdshire.id)
  const { run_id } = await issueRun(scope, books, [
    { practice_id: elm, amount_pence: 107_520, collector_id: books.own },
    { practice_id: tollgate, amount_pence: 0, kind: 'not_charged', why: 'opted_out' },
  ])
  const before = await papers(run_id)
  expect(before.every(({ sha256 }) => sha256 === null)).toBe(true)
  expect(await html(path(run_id), ruth.cookie)).toMatch(/Printed[\s\S]*0 of 2[\s\S]*Go on printing/)
  // As if the program had died after the first of them was kept.
  await site.runJobs()
  const whole = await papers(run_id)
  const [first] = whole
  if (!first) throw new Error('no paper was printed')
  await setUp(scope, async (tx) => {
    await tx.db
      .updateTable('levies.document')
      .set({ sha256: null })
      .where('run_id', '=', run_id)
      .where('id', '!=', first.id)
      .execute()
  })
  const page = await html(path(run_id), ruth.cookie)
  expect(page).toContain('1 of 2')
  expect((await site.post(`${path(run_id)}/printing`, {}, ruth.cookie)).status).toBe(303)
  await site.runJobs()
  expect(await papers(run_id)).toEqual(whole)
  expect(await scope.read((tx) => unprinted(tx, wealdshire.id, run_id, 10))).toEqual([])
  const rest = await site.post(`${path(run_id)}/printing`, {}, ruth.cookie)
  expect([rest.status, (await rest.text()).includes('All of them are printed')], 'all_printed').toEqual([409, true])
  const zip = await site.get(`${path(run_id)}/papers.zip`, ruth.cookie)
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  expect(Object.keys(files).length).toBe(2)
  expect(Object.values(files).every((pdf) => Buffer.from(pdf.subarray(0, 5)).toString() === '%PDF-')).toBe(true)
})

test('a practice opens its own paper and no other’s, and whoever else may not sees none', async () => {
  const books = await levyBooks(scope, wealdshire.id)
  const { run_id } = await issueRun(scope, books, [
    { practice_id: elm, amount_pence: 100 },
    { practice_id: tollgate, amount_pence: 100 },
  ])
  const found = await papers(run_id)
  const of = (practice_id: Id<'practice'>) => found.find((each) => each.practice_id === practice_id)?.id ?? ''
  const jo = await person(installation, 'Jo Bright', 'practice_staff', {
    office_id,
    lmc_id: wealdshire.id,
    practice_id: elm,
  })
  const pdf = await site.get(`/our-levies/Q90001/documents/${of(elm)}`, jo.cookie)
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect((await site.get(`/our-levies/Q90002/documents/${of(tollgate)}`, jo.cookie)).status).toBe(404)
  expect((await site.get(`/our-levies/Q90001/documents/${of(tollgate)}`, jo.cookie)).status).toBe(404)
  expect((await site.get(`/levies/documents/${of(elm)}`, jo.cookie)).status).toBe(403)
  expect((await site.get(`/levies/documents/${of(elm)}`, ruth.cookie)).status).toBe(200)
  for (const { cookie } of [salt, fay])
    for (const there of [
      path(run_id),
      `${path(run_id)}/papers.zip`,
      `/levies/documents/${of(elm)}`,
      `${path(run_id)}/mailing`,
    ])
      expect((await site.get(there, cookie)).status, there).toBe(404)
  for (const { cookie } of [sam, priya]) expect((await site.get(path(run_id), cookie)).status).toBe(403)
  expect((await site.get(path(run_id))).headers.get('location')).toMatch(/^\/sign-in/)
  for (const { cookie } of [salt, fay])
    for (const what of ['printing', 'reminders', 'mailing'])
      expect((await site.post(`${path(run_id)}/${what}`, {}, cookie)).status, what).toBe(404)
})

test('papers are mailed once all are printed: one letter to an address, and each paper once', async () => {
  const books = await levyBooks(scope, wealdshire.id)
  const { run_id } = await issueRun(scope, books, [
    { practice_id: elm, amount_pence: 107_520, collector_id: books.own },
    { practice_id: tollgate, amount_pence: 52_000 },
  ])
  await know({
    given_names: 'Mia',
    family_name: 'Manager',
    email: 'mia@elm.example',
    posts: [
      ['practice_manager', 'Q90001'],
      ['practice_manager', 'Q90002'],
    ],
  })
  const early = await site.post(`${path(run_id)}/mailing`, {}, ruth.cookie)
  expect([early.status, (await early.text()).includes('not printed yet')], 'not_all_printed').toEqual([409, true])
  await site.runJobs()
  expect(await html(`${path(run_id)}/mailing`, ruth.cookie)).toContain('2 papers to 1 address')
  expect((await site.post(`${path(run_id)}/mailing`, {}, ruth.cookie)).status).toBe(303)
  await site.runJobs()
  const letters = await scope.read((tx) =>
    tx.db
      .selectFrom('platform.message')
      .select(['to_address', 'text_body', 'run', 'topic'])
      .where('kind', '=', 'levies.documents')
      .execute(),
  )
  expect(letters.map(({ to_address, topic }) => [to_address, topic])).toEqual([['mia@elm.example', 'levy']])
  expect(letters[0]?.run).toContain(run_id)
  for (const part of ['£1,075.20', '£520.00', '/our-levies/Q90001/documents/', '/our-levies/Q90002/documents/'])
    expect(letters[0]?.text_body).toContain(part)
  const again = await site.post(`${path(run_id)}/mailing`, {}, ruth.cookie)
  expect([again.status, (await again.text()).includes('nothing to mail')], 'nothing_to_mail').toEqual([409, true])
  const nobody = await issueRun(scope, await levyBooks(scope, saltmarsh.id), [
    { practice_id: saltby, amount_pence: 100 },
  ])
  expect(await html(path(nobody.run_id), ruth.cookie)).toContain('1 practice has nobody to be written to')
})

test('what is past its day and unpaid is reminded of once a fortnight, for what is still owed', async () => {
  const books = await levyBooks(scope, wealdshire.id)
  const { run_id } = await issueRun(scope, books, [
    { practice_id: elm, amount_pence: 107_520, collector_id: books.own },
    { practice_id: tollgate, amount_pence: 52_000, collector_id: books.own },
  ])
  const soon = await site.post(`${path(run_id)}/reminders`, {}, ruth.cookie)
  expect([soon.status, (await soon.text()).includes('No invoice is past its day')], 'nothing_overdue').toEqual([
    409,
    true,
  ])
  const on = '2026-12-01'
  await paidBy(scope, books, run_id, { practice_id: elm, amount_pence: 50_000, on })
  await paidBy(scope, books, run_id, { practice_id: tollgate, amount_pence: 52_000, on })
  const later = siteAt(installation, '2026-12-21T09:00:00Z')
  const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id }, '2026-12-21T08:55:00Z')
  expect(await (await later.get(path(run_id), denise.cookie)).text()).toContain(
    '1 invoice not paid in full, £575.20 in all',
  )
  expect((await later.post(`${path(run_id)}/reminders`, {}, denise.cookie)).status).toBe(303)
  expect((await later.post(`${path(run_id)}/reminders`, {}, denise.cookie)).status).toBe(409)
  await later.runJobs()
  const [reminder] = (await papers(run_id)).filter(({ kind }) => kind === 'reminder')
  expect([reminder?.amount_pence, reminder?.practice_id, reminder?.sha256 === null]).toEqual([57_520, elm, false])
  const fortnight = siteAt(installation, '2027-01-05T09:00:00Z')
  const then = await person(
    installation,
    'Denise Fallow the Second',
    'finance_staff',
    { office_id },
    '2027-01-05T08:55:00Z',
  )
  expect((await fortnight.post(`${path(run_id)}/reminders`, {}, then.cookie)).status).toBe(303)
})
