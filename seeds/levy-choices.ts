import { importContracts } from '../src/modules/levies/contracts/writes.ts'
import { practicesByCode } from '../src/modules/levies/contracts/reads.ts'
import type { ContractKind } from '../src/modules/levies/contracts/rules.ts'
import type { LevyKind } from '../src/modules/levies/levies/rules.ts'
import type { Choice } from '../src/modules/levies/mandates/rules.ts'
import { endMandate, recordMandate, type SignedDocument } from '../src/modules/levies/mandates/writes.ts'
import type { Period } from '../src/modules/levies/periods/rules.ts'
import { practiceCode } from './codes.ts'
import { must, type As, type OwnLmc } from './levy-office.ts'
import type { LivedLevy } from './levy-terms.ts'
import { weekday } from './months.ts'
import { personName } from './names.ts'
import { told } from './stories.ts'

/** What isn't GMS. Of these 47 and 251 never signed anything, and 33 only once it was asked. */
const otherContracts = {
  pms: [5, 18, 33, 47, 77, 95, 120, 205, 222, 251],
  apms: [63, 90, 230],
} as const satisfies Partial<Record<ContractKind, readonly number[]>>

type Chosen = {
  readonly kind: LevyKind
  readonly choice: Choice
  readonly practices: readonly number[]
  readonly why?: string
}

const chosen: readonly Chosen[] = [
  { kind: 'statutory', choice: 'in', practices: [5, 18, 77, 95, 120, 63, 205, 222, 230] },
  {
    kind: 'statutory',
    choice: 'out',
    practices: [90],
    why: 'The contract is the ICB’s own service, and it represents itself.',
  },
  {
    kind: 'national',
    choice: 'out',
    practices: [18, 233],
    why: 'The partners do not wish to pay for a national fund.',
  },
  { kind: 'charity', choice: 'in', practices: [3, 12, 29, 42, 88, 110, 203, 215, 244] },
]

const contractOf = (number: number): ContractKind =>
  (['pms', 'apms'] as const).find((kind) => otherContracts[kind].some((one) => one === number)) ?? 'gms'

/** Which contract every practice holds, from the office's own spreadsheet. */
export async function knowContracts(as: As, { id }: OwnLmc, begun_on: Temporal.PlainDate) {
  const denise = as('denise', weekday(begun_on.subtract({ months: 4 })))
  const codes = [...(await practicesByCode(denise, id)).keys()].toSorted((one, other) => one.localeCompare(other))
  const rows = codes.map((ods_code, at) => ({
    line: at + 2,
    ods_code,
    kind: contractOf(Number.parseInt(ods_code.slice(1), 10)),
    from_on: begun_on,
  }))
  must(await importContracts(denise, id, 'Contracts held, from the office’s list.csv', rows))
}

/** What practices chose about each levy, and by what paper. */
export async function keepChoices(as: As, levies: readonly LivedLevy[], quarters: readonly Period[]) {
  const known = new Set(await codesOf(as, levies, quarters))
  for (const { levy } of levies) {
    for (const { practices, choice, why } of chosen.filter(({ kind }) => kind === levy.kind))
      for (const number of practices.filter((each) => known.has(practiceCode(each))))
        await choose(as, levy, { number, choice, from_on: levy.begun_on, why })
    const [, from, until] = quarters
    if (levy.kind !== 'national' || !known.has(told.long_name) || !from || !until) continue
    const why = 'Not while the surgery is being rebuilt.'
    const id = await choose(as, levy, { number: 71, choice: 'out', from_on: from.from, why })
    const ended_why = 'The building is finished: the partners pay again, by their letter'
    must(await endMandate(as('denise', weekday(until.to.subtract({ days: 9 }))), id, { last_on: until.to, ended_why }))
  }
}

async function codesOf(as: As, [lived]: readonly LivedLevy[], [first]: readonly Period[]) {
  return lived && first ? [...(await practicesByCode(as('denise', first.from), lived.levy.lmc_id)).keys()] : []
}

export async function choose(
  as: As,
  levy: LivedLevy['levy'],
  {
    number,
    choice,
    from_on,
    why = '',
    signed_on = weekday(from_on.subtract({ days: 40 })),
  }: {
    readonly number: number
    readonly choice: Choice
    readonly from_on: Temporal.PlainDate
    readonly why?: string | undefined
    readonly signed_on?: Temporal.PlainDate
  },
) {
  const practice = practiceCode(number)
  const signed_by = `Dr ${personName(number + 300)}`
  const words = [
    levy.lmc_name,
    `${levy.name}: ${choice === 'in' ? 'we agree to pay' : 'we do not wish to pay'} from ${from_on.toString()}.`,
  ]
  const document = why || number % 2 === 1 ? letter([...words, why, `${signed_by}, for ${practice}`]) : null
  const answers = {
    levy_id: levy.id,
    practice,
    choice,
    reason: why || null,
    from_on,
    last_on: null,
    signed_by,
    signed_on,
  }
  return must(await recordMandate(as('denise', weekday(signed_on.add({ days: 3 }))), answers, document))
}

/** A signed paper as a scanner gives it, of as few bytes as make a PDF. */
function letter(lines: readonly string[]): SignedDocument {
  const written = lines.map((line) => `(${line.replaceAll('’', "'").replaceAll(/[\\()]/g, '')}) Tj 0 -24 Td`).join('\n')
  const stream = `BT /F1 12 Tf 72 740 Td\n${written}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = String(body.length).padStart(10, '0')
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${place} 00000 n \n`
  })
  const table = `xref\n0 6\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return { bytes: Buffer.from(body + table + end, 'latin1'), file_name: 'signed.pdf', kind: 'pdf' }
}
