import { guessed, readHeaded, samplesOf, type HeadedTable } from '../../../platform/files/headed.ts'
import { Unreadable, type Mistake } from '../../../platform/files/mistakes.ts'
import { writtenDay } from '../../../platform/values.ts'
import { contractKinds, type ContractKind } from './rules.ts'

const columnKinds = {
  ods_code: {
    label: 'Practice’s code',
    called: ['ods code', 'ods', 'practice code', 'code', 'organisation code', 'org code', 'prac code'],
  },
  kind: { label: 'Contract', called: ['contract', 'contract type', 'kind', 'type', 'kind of contract'] },
  from_on: { label: 'Since', called: ['since', 'from', 'from on', 'start', 'start date', 'date', 'contract start'] },
} as const

const kindIn = (text: string): ContractKind | undefined =>
  (Object.keys(contractKinds) as ContractKind[]).find((kind) => new RegExp(`\\b${kind}\\b`, 'i').test(text))

const matching = (titles: readonly string[], samples: readonly (readonly string[])[]) =>
  guessed<keyof typeof columnKinds>(
    columnKinds,
    [
      ['ods_code', (text) => /^[A-Z]\d{5}$/i.test(text)],
      ['kind', (text) => kindIn(text) !== undefined],
    ],
    titles,
    samples,
  )

export type ContractRow = {
  readonly line: number
  readonly ods_code: string
  readonly kind: ContractKind
  readonly from_on: Temporal.PlainDate
}

/** Each row read, or a sentence about it. */
type ContractsRead = { readonly rows: readonly ContractRow[]; readonly wrong: readonly string[] }

/** Reads a list of practices and their contracts; `since` is for rows that don't say from when. */
export async function readContracts(
  bytes: Uint8Array,
  file_name: string,
  since: Temporal.PlainDate | null,
): Promise<({ readonly ok: true } & ContractsRead) | { readonly ok: false; readonly mistake: Mistake }> {
  const read = await readHeaded(bytes, file_name, (titles) => matching(titles, []).filter(Boolean).length)
  if (!read.ok) return read
  const held = matching(read.table.titles, samplesOf(read.table))
  if (held.includes('ods_code') && held.includes('kind')) return { ok: true, ...rowsOf(read.table, held, since) }
  const untitled = new Unreadable(
    'No column of this file is called “Code” or “Contract”.',
    'Give those names to the columns that hold the practice’s code, and GMS, PMS or APMS.',
  )
  return { ok: false, mistake: untitled.in(file_name) }
}

function rowsOf({ rows }: HeadedTable, held: ReturnType<typeof matching>, since: Temporal.PlainDate | null) {
  const good: ContractRow[] = []
  const wrong: string[] = []
  const seen = new Set<string>()
  for (const { line, cells } of rows) {
    const cell = (of: keyof typeof columnKinds) => cells[held.indexOf(of)]?.trim() ?? ''
    const ods_code = cell('ods_code').toUpperCase()
    const kind = kindIn(cell('kind'))
    const said = cell('from_on')
    const from_on = said === '' ? since : writtenDay(said)
    const shown = said.slice(0, 40)
    if (ods_code === '') wrong.push(`Line ${line} has no practice’s code.`)
    else if (seen.has(ods_code)) wrong.push(`Line ${line}: ${ods_code} is in the file twice. Take one of them out.`)
    else if (!kind) wrong.push(`Line ${line}: “${cell('kind').slice(0, 40)}” is none of GMS, PMS and APMS.`)
    else if (!from_on)
      wrong.push(
        said === ''
          ? `Line ${line} says no day. Enter a first day below.`
          : `Line ${line}: “${shown}” is no day. Write it as 1/4/2026.`,
      )
    else good.push({ line, ods_code, kind, from_on })
    seen.add(ods_code)
  }
  return { rows: good, wrong }
}
