import { expect, test } from 'vitest'
import { keptBooks } from '../../../../tests/support/kept-books.ts'
import { booksOf } from '../../../../tests/support/received.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { commands } from '../verifications/commands.ts'
import { forPaper } from './papers/rules.ts'
import { statementOf } from './reads.ts'
import type { Id } from '../../../platform/values.ts'

const books = await keptBooks()
const { installation, site, scope, wealdshire, html, denise, levy_ids, runs, remit } = books
const address = runs.charity.replace('/runs/', '/remittances/')
const run_id = (runs.charity.split('/').at(-1) ?? '') as Id<'run'>

test('a charity’s levy is charged those who opted in, billed, and owed to the charity in whole', async () => {
  const run = await html(runs.charity, denise.cookie)
  for (const part of ['Benevolent fund', '£25.60', 'opted in']) expect(run, part).toContain(part)
  expect(await html(`${runs.charity}/documents`, denise.cookie)).toContain('£25.60')
  expect(await booksOf(installation, wealdshire, levy_ids.charity)).toEqual({
    owed_to_charity: -2_560,
    received: 2_560,
  })
})

test('what is sent goes to the charity by its name, and no page or paper of it speaks of GPDF', async () => {
  const list = await html('/levies/remittances', denise.cookie)
  expect(list).toContain('Benevolent fund')
  await remit(runs.charity, '25.60')
  const page = await html(address, denise.cookie)
  expect(page).toContain('Remittance to Benevolent fund')
  expect(page).toContain('1p for each patient a year, of which 1p is passed on')
  const statement = await scope.read((tx) => statementOf(tx, run_id, 'all'))
  if (!statement) throw new Error('there is no statement')
  const paper = forPaper(statement, Temporal.PlainDate.from('2026-03-20'))
  expect(paper.title).toBe('Remittance to Benevolent fund')
  expect(paper.facts).toContainEqual(['Can be sent in all', '£25.60'])
  for (const said of [page, JSON.stringify(paper)]) expect(said).not.toMatch(/GPDF|GP Defence Fund/)
  const pdf = Buffer.from(await (await site.get(`${address}.pdf`, denise.cookie)).arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await html('/levies/books', denise.cookie)).toContain('Passed on')
  expect(await booksOf(installation, wealdshire, levy_ids.charity)).toEqual({ passed_on: -2_560, received: 2_560 })
  expect(await booksOf(installation, wealdshire, levy_ids.national)).toMatchObject({ owed_to_gpdf: -2_800 })
  expect((await typedAt(installation, site, commands)('levies verify', { lmc: 'Wealdshire' })).join('\n')).toContain(
    'The books balance',
  )
})

test('the national levy’s statement names the GP Defence Fund', async () => {
  expect(await html(runs.national.replace('/runs/', '/remittances/'), denise.cookie)).toContain(
    'Remittance to the GP Defence Fund',
  )
})
