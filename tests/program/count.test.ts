import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bltOf } from '../support/papers.ts'
import { openlmc } from '../support/program.ts'

const directory = mkdtempSync(join(tmpdir(), 'openlmc-count-program-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('ballot papers are counted without an installation, and nothing is kept', async () => {
  const file = join(directory, 'elm.blt')
  writeFileSync(file, bltOf('3 1 2 0', '2 2 0'))
  const environment = { OPENLMC_DATA: join(directory, 'data'), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  const printed = await openlmc(environment, 'count', file, '--rule', 'scottish', '--json')
  expect(JSON.parse(printed)).toMatchObject({
    file,
    rule: 'scottish',
    valid: 5,
    winners: [{ name: 'Ann' }, { name: 'Bob' }],
  })
  expect(readdirSync(directory)).toEqual(['elm.blt'])
  await expect(openlmc(environment, 'count', file)).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /^Say by which rule to count.*--rule and one of: scottish \(Scottish local/,
    ) as string,
  })
})
