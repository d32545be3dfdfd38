import { thousands } from '../../../platform/values.ts'
import {
  isMet,
  majorityInWords,
  percentage,
  takingPart,
  type Choice,
  type Majority,
  type Sums,
} from './verdicts/rules.ts'

export const simple_majority: Majority = { of: 'votes for and against', part: [1, 2], is_more_than: true }
export const two_thirds: Majority = { of: 'votes for and against', part: [2, 3], is_more_than: false }
export const absolute_majority: Majority = { of: 'electorate', part: [1, 2], is_more_than: true }

export type Motion = {
  readonly question: string
  /** All of these are needed: a simple majority and 40% of the electorate, say. */
  readonly majorities: readonly Majority[]
  /** How many must take part, abstaining or not; whatever votes weigh, a quorum counts heads. */
  readonly quorum: number | null
  /** How many could vote. */
  readonly electorate: number
  /** Where votes weigh: by what, as `registered patients on 1 October 2026`, and what all who could vote weigh together. */
  readonly weighed: { readonly by: string; readonly electorate: number; readonly decides: boolean } | null
}

/** What one paper says; where votes don't weigh, its weight is of no account. */
export type MotionPaper = { readonly choice: Choice; readonly weight: number }

export type Counting = {
  /** Whole numbers, as text: they may be beyond what floating point holds. */
  readonly votes: Readonly<Record<Choice, string>>
  readonly electorate: string
  readonly is_carried: boolean
  /** Carried or not, by how many, and what was needed. */
  readonly verdict: string
}

/** Every paper once, and by weight where votes weigh; the one that decides says the verdict. */
export type MotionCounted =
  | {
      readonly ok: true
      readonly is_carried: boolean
      readonly verdict: string
      readonly once: Counting
      readonly weighted: Counting | null
    }
  | { readonly ok: false; readonly why: string }

export function countMotion(motion: Motion, papers: readonly MotionPaper[]): MotionCounted {
  const why = whyNot(motion, papers)
  if (why !== undefined) return { ok: false, why }
  const heads = sumsOf(papers, () => 1)
  const once = countingOf(motion, heads, heads, BigInt(motion.electorate), '')
  if (motion.weighed === null)
    return { ok: true, is_carried: once.is_carried, verdict: once.verdict, once, weighted: null }

  const { by, electorate, decides } = motion.weighed
  const sums = sumsOf(papers, ({ weight }) => weight)
  if (takingPart(sums) + sums.spoilt > BigInt(electorate))
    return {
      ok: false,
      why: `The papers weigh more than the ${thousands(electorate)} of all who could vote. Check the weights.`,
    }
  const weighted = countingOf(motion, sums, heads, BigInt(electorate), by)
  const { is_carried, verdict } = decides ? weighted : once
  return { ok: true, is_carried, verdict, once, weighted }
}

const most_weight = 1_000_000

/** A list size is a whole number of patients. */
const whyNotWeight = (weight: number): string | undefined =>
  Number.isInteger(weight) && weight >= 1 && weight <= most_weight
    ? undefined
    : `A paper weighs ${weight}: a weight is a whole number from 1 to ${thousands(most_weight)}.`

function whyNot(
  { majorities, quorum, electorate, weighed }: Motion,
  papers: readonly MotionPaper[],
): string | undefined {
  if (majorities.length === 0) return 'Say what majority carries the motion.'
  const odd = majorities.find(
    ({ part: [part, of] }) => !Number.isSafeInteger(of) || !Number.isInteger(part) || part < 1 || part > of,
  )
  if (odd) return `A majority of ${odd.part.join('/')} can’t be had. Give a part from nothing to all, in whole numbers.`
  if (quorum !== null && !(Number.isSafeInteger(quorum) && quorum >= 0))
    return `The quorum is ${quorum}. Give a whole number.`
  const wrong = [electorate, weighed?.electorate ?? 0].find((each) => !Number.isSafeInteger(each) || each < 0)
  if (wrong !== undefined) return `The electorate is ${wrong}. Give a whole number.`
  if (papers.length > electorate)
    return `There are ${thousands(papers.length)} papers, but only ${thousands(electorate)} could vote. Check both.`
  return weighed === null
    ? undefined
    : papers.map(({ weight }) => whyNotWeight(weight)).find((why) => why !== undefined)
}

function sumsOf(papers: readonly MotionPaper[], weightOf: (paper: MotionPaper) => number): Sums {
  const sums = { for: 0n, against: 0n, abstain: 0n, spoilt: 0n }
  for (const paper of papers) sums[paper.choice] += BigInt(weightOf(paper))
  return sums
}

function countingOf({ majorities, quorum }: Motion, sums: Sums, heads: Sums, electorate: bigint, by: string): Counting {
  const present = takingPart(heads)
  const is_quorate = quorum === null || present >= BigInt(quorum)
  const is_carried = is_quorate && majorities.every((each) => isMet(sums, each, electorate))
  const how = majorities.map((each) => majorityInWords(sums, each, electorate, by)).join('; ')
  const took_part = `${thousands(present)} took part`
  const quorate = is_quorate ? `${took_part}, and the quorum of` : `Only ${took_part}, and the quorum is`
  const on_quorum = quorum === null ? '' : `${quorate} ${thousands(quorum)}${is_quorate ? ' was met' : ''}. `
  const part = takingPart(sums)
  const turnout = `Turnout was ${thousands(part)} of ${thousands(electorate)} (${percentage(part, electorate)}).`
  return {
    votes: { for: `${sums.for}`, against: `${sums.against}`, abstain: `${sums.abstain}`, spoilt: `${sums.spoilt}` },
    electorate: `${electorate}`,
    is_carried,
    verdict: `${is_carried ? 'Carried' : 'Not carried'}: ${how}. ${on_quorum}${turnout}`,
  }
}
