import { assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { issueRun, levyBooks } from '../../../../tests/support/levied.ts'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import type { Id } from '../../../platform/values.ts'
import { documentKinds, paperCalled, referenceOf, titleOf } from '../documents/rules.ts'

const office = await registered()
const { installation, office_id, wealdshire, saltmarsh, site, scope, place, html, ruth, priya, salt } = office
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id, lmc_id: wealdshire.id })
const elm = place('Q90001').practice_id as Id<'practice'>
const saltby = place('Q90003').practice_id as Id<'practice'>

const books = await levyBooks(scope, wealdshire.id)
const { run_id } = await issueRun(scope, books, [{ practice_id: elm, amount_pence: 107_520, collector_id: books.own }])
const theirs = await levyBooks(scope, saltmarsh.id)
await issueRun(scope, theirs, [{ practice_id: saltby, amount_pence: 4_200, collector_id: theirs.own }])
const found = await scope.read(async (tx) => ({
  line: await tx.db.selectFrom('levies.line').select('id').where('run_id', '=', run_id).executeTakeFirstOrThrow(),
  invoice: await tx.db
    .selectFrom('levies.document')
    .select(['number', 'reference'])
    .where('run_id', '=', run_id)
    .where('kind', '=', 'invoice')
    .executeTakeFirstOrThrow(),
}))
const search = (words: string) => `/search?q=${encodeURIComponent(words)}`

test('a bill’s reference leads straight to how it came about, and to no other LMC’s people', async () => {
  for (const cookie of [ruth.cookie, tom.cookie]) {
    const reply = await site.get(search(found.invoice.reference.toLowerCase()), cookie)
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `/levies/lines/${found.line.id}`])
  }
  for (const cookie of [salt.cookie, priya.cookie])
    expect(await html(search(found.invoice.reference), cookie)).not.toContain('/levies/lines/')
})

test('a bill’s number finds it in each LMC, and another practice’s code with it finds none', async () => {
  const page = await html(search(`Invoice ${found.invoice.number}`), ruth.cookie)
  for (const words of ['Statements and bills', 'Q90001-I', 'Q90003-I']) expect(page).toContain(words)
  expect(await html(search(`Q90002-I${found.invoice.number}`), ruth.cookie)).not.toContain('/levies/lines/')
  expect(await html(search(`Statement ${found.invoice.number}`), ruth.cookie)).not.toContain('/levies/lines/')
})

test('a run is found by its levy, its LMC and any month of it, each of them typed', async () => {
  const run = await scope.read((tx) =>
    tx.db
      .selectFrom('levies.run as r')
      .innerJoin('levies.levy as v', 'v.id', 'r.levy_id')
      .select(['v.name', 'r.period_from'])
      .where('r.id', '=', run_id)
      .executeTakeFirstOrThrow(),
  )
  const month = run.period_from.add({ months: 1 }).toLocaleString('en-GB', { month: 'long' })
  const { year } = run.period_from
  expect(await html(search(`${run.name} ${month} ${year} wealdshire`), ruth.cookie)).toContain(`/levies/runs/${run_id}`)
  expect(await html(search(`${run.name} ${month} 1999`), ruth.cookie)).not.toContain('/levies/runs/')
  expect(await html(search(`${run.name} wealdshire`), salt.cookie)).not.toContain('/levies/runs/')
})

test('every paper is known by its reference, its number and its title', () => {
  assert(
    property(constantFrom(...documentKinds), integer({ min: 1, max: 999_999_999 }), (kind, number) => {
      const reference = referenceOf('Z0012P', kind, number)
      expect(paperCalled(reference)).toEqual({ kind, number, ods_code: 'Z0012P' })
      expect(paperCalled(reference.replace('-', ' ').toLowerCase())).toEqual({ kind, number, ods_code: 'Z0012P' })
      expect(paperCalled(reference.slice(7))).toEqual({ kind, number, ods_code: null })
      expect(paperCalled(titleOf({ kind, number }))).toEqual({ kind, number, ods_code: null })
    }),
  )
  for (const words of ['', 'Elm Surgery', 'X12', 'Elm 4', 'Q90001']) expect(paperCalled(words)).toBeUndefined()
})
