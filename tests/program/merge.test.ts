import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { signedFile } from '../../src/modules/pressure/rollups/feeds.ts'
import { statementOf } from '../../src/modules/pressure/rollups/statements/rules.ts'
import { exampleSitrep } from '../../src/modules/pressure/sitreps/examples/rules.ts'
import { openlmc } from '../support/program.ts'

const directory = mkdtempSync(join(tmpdir(), 'openlmc-merge-program-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('signed reports are merged without an installation, and nothing is kept', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const file = join(directory, 'wealdshire.json')
  const signed = signedFile(
    statementOf({ ...exampleSitrep, lmc_id: 'w' }),
    publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  )
  writeFileSync(file, signed)
  const environment = { OPENLMC_DATA: join(directory, 'data'), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  expect(await openlmc(environment, 'pressure', 'merge', file)).toContain('Practices that returned: 81 of 128 (63%).')
  expect(readdirSync(directory)).toEqual(['wealdshire.json'])
  writeFileSync(file, signed.replace('"returned": 81', '"returned": 82'))
  await expect(openlmc(environment, 'pressure', 'merge', file)).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/Nothing was merged/) as string,
  })
})
