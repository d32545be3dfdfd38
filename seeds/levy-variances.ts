import type { Period } from '../src/modules/levies/periods/rules.ts'
import type { VarianceReason } from '../src/modules/levies/variances/rules.ts'
import { noteVariance } from '../src/modules/levies/variances/writes.ts'
import type { Writing } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'
import { practiceCode } from './codes.ts'
import type { LivedLevy } from './levy-terms.ts'

export type Paid = { readonly pence: number; readonly is_twice?: boolean; readonly pays_before?: boolean }

type Otherwise = {
  readonly practices: readonly number[]
  readonly kinds: readonly LivedLevy['levy']['kind'][]
  /** Whether it is so in the quarter that is so many after the first. */
  readonly when: (at: number, period: Period) => boolean
  readonly pays: (pence: number) => Paid
  readonly reason: VarianceReason | null
  readonly words: string
}

const share = (of: number) => (pence: number) => ({ pence: Math.round(pence * of) })
const nothing = () => ({ pence: 0 })

/** 209 never pays, 227 pays when the next bill has come, and 219 once paid twice. */
const stories: readonly Otherwise[] = [
  {
    practices: [14, 37, 52, 83],
    kinds: ['statutory'],
    when: (at) => at >= 1,
    pays: share(0.987),
    reason: 'list_size',
    words: 'PCSE deducted by the list size of the quarter before. They say the next payment makes it good.',
  },
  {
    practices: [21, 56],
    kinds: ['statutory'],
    // The levy year's first quarter, at its new rate.
    when: (_, { from }) => from.month === 4,
    pays: share(40 / 42),
    reason: 'rate_not_applied',
    words: 'Deducted at the rate of last year. Asked PCSE for the difference.',
  },
  {
    practices: [81],
    kinds: ['statutory', 'national'],
    when: (at) => at === 3,
    pays: nothing,
    reason: 'late',
    words: 'PCSE left it out of this quarter’s payments, and can’t say why.',
  },
  {
    practices: [209],
    kinds: ['statutory'],
    when: (at) => at >= 1,
    pays: nothing,
    reason: 'other',
    words: 'The partners are in dispute about who pays. Dr Pell is to ring them.',
  },
  {
    practices: [227],
    kinds: ['statutory'],
    when: () => true,
    pays: () => ({ pence: 0, pays_before: true }),
    reason: null,
    words: '',
  },
  {
    practices: [219],
    kinds: ['statutory'],
    when: (at) => at === 2,
    pays: (pence) => ({ pence, is_twice: true }),
    reason: null,
    words: '',
  },
]

/** What came of a due that isn't what it says; nothing where it was simply paid. */
export function otherwisePaid(
  { levy }: LivedLevy,
  period: Period,
  at: number,
  { ods_code, amount_pence }: { readonly ods_code: string; readonly amount_pence: number },
): Paid | undefined {
  return storyOf(levy.kind, period, at, ods_code)?.pays(amount_pence)
}

const storyOf = (kind: LivedLevy['levy']['kind'], period: Period, at: number, ods_code: string) =>
  stories.find(
    ({ practices, kinds, when }) =>
      kinds.includes(kind) && when(at, period) && practices.some((number) => practiceCode(number) === ods_code),
  )

/** Denise notes what she found out. */
export async function noteWhy(
  tx: Writing,
  { levy }: LivedLevy,
  period: Period,
  { at, run_id, codes }: { readonly at: number; readonly run_id: Id<'run'>; readonly codes: readonly string[] },
) {
  for (const ods_code of codes) {
    const { reason, words } = storyOf(levy.kind, period, at, ods_code) ?? { reason: null, words: '' }
    if (reason) await noteVariance(tx, run_id, ods_code, { reason, words })
  }
}
