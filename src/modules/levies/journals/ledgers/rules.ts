import type { Pence } from '../../../../platform/values.ts'
import { accounts, type Account } from '../rules.ts'

/** A posting with its entry, as it leaves for an accounts package. */
export type Posted = {
  readonly lmc_name: string
  readonly levy_name: string | null
  readonly number: number
  readonly on_day: Temporal.PlainDate
  readonly words: string
  /** Null, like the amount, in the one row of an entry that came to nothing. */
  readonly account: Account | null
  readonly ods_code: string | null
  readonly amount_pence: Pence | null
}

/** `-1075.20`: pence as a decimal, in whole numbers throughout. */
export function decimalPounds(pence: number): string {
  const digits = Math.abs(pence).toString().padStart(3, '0')
  return `${pence < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * What a plain-text ledger reads as its own: two spaces end an account's name, a colon divides it, a semicolon begins a comment, and one
 * in brackets is a virtual one, which needn't balance.
 */
const plain = (text: string) =>
  text
    .replaceAll(/[;:|\s]+/g, ' ')
    .replaceAll(/^[\s*!([<{~=%&#@]+/g, '')
    .trim()

const accountName = ({ lmc_name, levy_name, ods_code }: Posted, account: Account) =>
  [lmc_name, levy_name ?? 'Sessional fees', accounts[account], ods_code]
    .filter((part) => part !== null)
    .map(plain)
    .join(':')

/** The journal as plain-text accounting (Ledger, hledger; GnuCash and others by conversion): every entry, to the penny. */
export function ledgerText(postings: readonly Posted[]): string {
  const entries = Map.groupBy(postings, ({ lmc_name, number }) => `${lmc_name} ${number}`)
  return [...entries.values()]
    .map((entry) => {
      const [first] = entry
      if (!first) return ''
      const head = `${first.on_day.toString()} * (${first.number}) ${plain(first.words)}`
      const lines = entry.flatMap((posting) =>
        posting.account === null || posting.amount_pence === null
          ? []
          : [`    ${accountName(posting, posting.account)}  GBP ${decimalPounds(posting.amount_pence)}`],
      )
      // A ledger has no entry without postings.
      return lines.length === 0 ? `; ${head}: it came to nothing\n` : `${head}\n${lines.join('\n')}\n`
    })
    .join('\n')
}
