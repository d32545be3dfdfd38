import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../shared/data')

/** The folder of real open data, where there is one. */
export const openData = existsSync(join(folder, 'expected-figures.json')) ? folder : undefined

if (openData === undefined)
  console.warn('OPEN DATA ABSENT: no ../shared/data beside this checkout, so the tests on real figures are SKIPPED.')

export const file = (name: string): Uint8Array => readFileSync(join(folder, name))
