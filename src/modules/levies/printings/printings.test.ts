import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issueRun, levyBooks } from '../../../../tests/support/levied.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'

const { installation, office_id, wealdshire, site, scope, html, ruth } = await registered()

test('printing whose process is killed before it could commit goes on from there: no number is lost or doubled', async () => {
  const codes = Array.from({ length: 260 }, (_, at) => `Q91${String(at).padStart(3, '0')}`)
  const keys = await openData(
    installation,
    codes.map((ods_code) => ({ ods_code, lmc: wealdshire })),
  )
  const books = await levyBooks(scope, wealdshire.id)
  const lines = [...keys.values()].map((practice_id) => ({ practice_id, amount_pence: 100, collector_id: books.own }))
  const { run_id } = await issueRun(scope, books, lines)
  const papers = () =>
    scope.read((tx) =>
      tx.db
        .selectFrom('levies.document')
        .select(['number', 'reference', 'sha256'])
        .where('run_id', '=', run_id)
        .orderBy('number')
        .execute(),
    )
  const script = join(import.meta.dirname, '../../../../tests/support/print-and-die.ts')
  const child = spawn(process.execPath, [script, installation.app_url, office_id, wealdshire.id, run_id], {
    stdio: 'inherit',
  })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
  const before = await papers()
  expect(before.filter(({ sha256 }) => sha256 !== null)).toHaveLength(250)
  expect(await html(`/levies/runs/${run_id}/documents`, ruth.cookie)).toContain('250 of 260')
  await site.runJobs()
  const after = await papers()
  expect(after.map(({ number }) => number)).toEqual(codes.map((_, at) => at + 1))
  expect(after.map(({ reference }) => reference)).toEqual(codes.map((code, at) => `${code}-I${at + 1}`))
  expect(after.slice(0, 250)).toEqual(before.slice(0, 250))
  expect(new Set(after.map(({ sha256 }) => sha256)).size).toBe(260)
})
