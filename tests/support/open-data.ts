import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOpenData, type OpenData, type OpenDataKind } from '../../src/modules/register/imports/feeds.ts'

const folder = join(import.meta.dirname, '../../../shared/data')

/** The folder of real open data, where there is one. */
export const openData = existsSync(join(folder, 'expected-figures.json')) ? folder : undefined

if (openData === undefined)
  console.warn('OPEN DATA ABSENT: there is no ../shared/data beside this checkout; tests on real figures are SKIPPED.')

export const file = (name: string): Uint8Array => readFileSync(join(folder, name))

export const today = Temporal.PlainDate.from('2026-09-01')

type Of<Kind extends OpenDataKind> = Extract<OpenData, { readonly kind: Kind }>

/** Reads a real file, which must turn out to be of this kind. */
export async function readReal<Kind extends OpenDataKind>(kind: Kind, name: string, as_at?: string): Promise<Of<Kind>> {
  const when = as_at === undefined ? { today } : { today, as_at: Temporal.PlainDate.from(as_at) }
  const answer = await readOpenData(file(name), name, when)
  if (!answer.ok) throw new Error(`${answer.mistake.file} ${answer.mistake.line}: ${answer.mistake.what}`)
  const isKind = (data: OpenData): data is Of<Kind> => data.kind === kind
  if (isKind(answer.data)) return answer.data
  throw new Error(`${name} was read as ${answer.data.kind}`)
}

/** The mistake in a made-up file, on 3 March 2026. */
export async function mistakeIn(bytes: Uint8Array | string, name = 'given.csv', as_at?: string) {
  const answer = await readGiven(bytes, name, as_at)
  return answer.ok ? undefined : answer.mistake
}

export const readGiven = (bytes: Uint8Array | string, name = 'given.csv', as_at?: string) =>
  readOpenData(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name, {
    today: Temporal.PlainDate.from('2026-03-03'),
    as_at: as_at === undefined ? undefined : Temporal.PlainDate.from(as_at),
  })

/** How many of each there are. */
export function tally<T>(all: Iterable<T>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const each of all) counts[String(each)] = (counts[String(each)] ?? 0) + 1
  return counts
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

/** Leicester, Leicestershire and Rutland by its commissioners. */
export const isLlr = (commissioner_code: string | null) => ['03W', '04C', '04V'].includes(commissioner_code ?? '')
