import { thousands } from '../../../../platform/values.ts'

export type Choice = 'for' | 'against' | 'abstain' | 'spoilt'

/** What part of what must be for the motion: more than it, or at least it. */
export type Majority = {
  readonly of: 'votes for and against' | 'electorate'
  readonly part: readonly [numerator: number, denominator: number]
  readonly is_more_than: boolean
}

export type Sums = Readonly<Record<Choice, bigint>>

/** Whoever abstains takes part; a spoilt paper doesn't. */
export const takingPart = (sums: Sums) => sums.for + sums.against + sums.abstain

const allOf = (sums: Sums, { of }: Majority, electorate: bigint) =>
  of === 'electorate' ? electorate : sums.for + sums.against

/** Exactly half is not more than half; and nothing is no part of nothing. */
export function isMet(sums: Sums, majority: Majority, electorate: bigint): boolean {
  const [numerator, denominator] = majority.part
  const [has, needs] = [sums.for * BigInt(denominator), allOf(sums, majority, electorate) * BigInt(numerator)]
  return sums.for > 0n && (majority.is_more_than ? has > needs : has >= needs)
}

/** `61%`, `66.66%`: what is beyond the second decimal is left off, so that a part never looks larger than it is. */
export function percentage(part: bigint, of: bigint): string {
  if (of === 0n) return '0%'
  const hundredths = (part * 10_000n) / of
  const decimals = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${thousands(hundredths / 100n)}${decimals === '' ? '' : `.${decimals}`}%`
}

const parts: Readonly<Record<string, string>> = {
  '1/2': 'half',
  '2/3': 'two-thirds',
  '3/4': 'three-quarters',
  '1/1': 'all',
}

const partInWords = ({ part: [numerator, denominator] }: Majority) =>
  parts[`${numerator}/${denominator}`] ?? percentage(BigInt(numerator), BigInt(denominator))

/** `61 of 100 votes cast for and against were for (61%), and more than half was needed`. */
export function majorityInWords(sums: Sums, majority: Majority, electorate: bigint, weighed_by: string): string {
  const all = allOf(sums, majority, electorate)
  const needed = `${majority.is_more_than ? 'more than' : 'at least'} ${partInWords(majority)} was needed`
  if (all === 0n) return `nobody voted for or against, and ${needed}`
  const weighted = weighed_by === '' ? '' : `, weighted by ${weighed_by},`
  const of = majority.of === 'electorate' ? 'who could vote' : 'votes cast for and against'
  const [numerator, denominator] = majority.part
  const is_exact = sums.for * BigInt(denominator) === all * BigInt(numerator)
  const share = is_exact ? `exactly ${partInWords(majority)}` : percentage(sums.for, all)
  return `${thousands(sums.for)} of ${thousands(all)} ${of}${weighted} were for (${share}), and ${needed}`
}
