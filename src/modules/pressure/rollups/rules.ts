import { plainDay } from '../../../platform/values.ts'
import { quotient } from '../issue-figures/rules.ts'
import { alerts } from '../returns/rules.ts'
import { canonical, wrong, type Read, type Statement } from './statements/rules.ts'

export type Signed = { readonly file: string; readonly statement: Statement; readonly fingerprint: string }

export type Row = Statement & { readonly file: string; readonly fingerprint: string }

type Total = { readonly lmcs: number; readonly left_out: readonly string[] }

/** Sums of what LMCs published; what one of them held back is in no sum, and whose it is is said. */
export type NationalReport = {
  readonly week_of: string
  readonly lmcs: readonly Row[]
  readonly returns: Total & { readonly returned: number; readonly practices: number }
  readonly declared: Total & Readonly<Record<(typeof alerts)[number], number>> & { readonly returned: number }
  readonly computed: Total & Readonly<Record<(typeof alerts)[number], number>> & { readonly computed_from: number }
  readonly contacts: Total & {
    readonly contacts: number
    readonly contacts_patients: number
    readonly contacts_from: number
    readonly per_1000: number | null
  }
}

/** One week of many LMCs: of each its latest version, whatever else was given. */
export function merge(given: readonly Signed[]): Read<NationalReport> {
  const [first] = given
  if (!first) return wrong('There is nothing to merge.')
  const other = given.find(({ statement }) => statement.week_of !== first.statement.week_of)
  if (other)
    return wrong(
      `${first.file} is of the ${weekOf(first)} and ${other.file} of the ${weekOf(other)}. Merge one week at a time.`,
    )
  const chosen = new Map<string, Signed>()
  for (const one of given) {
    const clash = given.map((another) => clashOf(one, another)).find((why) => why !== null)
    if (clash) return wrong(clash)
    const before = chosen.get(one.statement.lmc_id)
    if (!before || before.statement.version < one.statement.version) chosen.set(one.statement.lmc_id, one)
  }
  const rows = [...chosen.values()]
    .map(({ file, statement, fingerprint }): Row => ({ ...statement, file, fingerprint }))
    .toSorted((one, another) => one.lmc_name.localeCompare(another.lmc_name, 'en-GB'))
  return { ok: true, value: totalsOf(first.statement.week_of, rows) }
}

const weekOf = ({ statement }: Signed) => `week of ${plainDay(Temporal.PlainDate.from(statement.week_of))}`

/** Why two files can't stand in one report. */
function clashOf(one: Signed, other: Signed): string | null {
  const [a, b] = [one.statement, other.statement]
  const both = `${one.file} and ${other.file}`
  if (a.lmc_id !== b.lmc_id)
    return a.lmc_name === b.lmc_name
      ? `${both} are both of “${a.lmc_name}” and of two different LMCs. Ask which of them is the LMC’s own.`
      : null
  if (one.fingerprint !== other.fingerprint)
    return `${both} are of one LMC and signed by two different keys. Ask ${a.lmc_name} which is its own.`
  if (a.number !== b.number)
    return `${both} are two different reports of ${a.lmc_name} for one week. Ask it which one stands.`
  return a.version === b.version && canonical(a) !== canonical(b)
    ? `${both} are two different texts of one version of ${a.lmc_name}’s report. Ask it which one stands.`
    : null
}

function totalsOf(week_of: string, lmcs: readonly Row[]): NationalReport {
  const over = <Key extends keyof Statement>(keys: readonly Key[]) => {
    const known = lmcs.filter((row) => keys.every((key) => row[key] !== null))
    return {
      lmcs: known.length,
      left_out: lmcs.filter((row) => !known.includes(row)).map(({ lmc_name }) => lmc_name),
      sum: (key: Key) => known.reduce((sum, row) => sum + Number(row[key]), 0),
    }
  }
  const { sum: ofReturns, ...returns } = over(['returned', 'practices'])
  const { sum: ofDeclared, ...declared } = over(['returned', 'green', 'amber', 'red', 'black'])
  const { sum: ofComputed, ...computed } = over([
    'computed_from',
    'computed_green',
    'computed_amber',
    'computed_red',
    'computed_black',
  ])
  const { sum: ofContacts, ...contacts } = over(['contacts', 'contacts_patients', 'contacts_from'])
  return {
    week_of,
    lmcs,
    returns: { ...returns, returned: ofReturns('returned'), practices: ofReturns('practices') },
    declared: { ...declared, returned: ofDeclared('returned'), ...byAlert((alert) => ofDeclared(alert)) },
    computed: {
      ...computed,
      computed_from: ofComputed('computed_from'),
      ...byAlert((alert) => ofComputed(`computed_${alert}`)),
    },
    contacts: {
      ...contacts,
      contacts: ofContacts('contacts'),
      contacts_patients: ofContacts('contacts_patients'),
      contacts_from: ofContacts('contacts_from'),
      per_1000: quotient(ofContacts('contacts'), ofContacts('contacts_patients'), 1000),
    },
  }
}

const byAlert = (of: (alert: (typeof alerts)[number]) => number) => ({
  green: of('green'),
  amber: of('amber'),
  red: of('red'),
  black: of('black'),
})
