import type { MotionPaper } from './rules.ts'
import type { Choice } from './verdicts/rules.ts'

const words: Readonly<Record<string, Choice>> = {
  for: 'for',
  yes: 'for',
  against: 'against',
  no: 'against',
  abstain: 'abstain',
  abstained: 'abstain',
  abstention: 'abstain',
  spoilt: 'spoilt',
}

export type ReadVotes =
  | { readonly ok: true; readonly papers: readonly MotionPaper[] }
  | { readonly ok: false; readonly why: string }

/** A vote a line, and what it weighs behind a comma or a tab: `for, 10240`. All of them weigh, or none does. */
export function readVotes(text: string, are_weighed: boolean): ReadVotes {
  const papers: MotionPaper[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [vote = '', weight, ...more] = line.split(/[,;\t]/).map((part) => part.trim())
    const choice = Object.hasOwn(words, vote.toLowerCase()) ? words[vote.toLowerCase()] : undefined
    const no = (why: string) => ({ ok: false, why: `Line ${at + 1}: ${why}` }) as const
    if (!choice) return no(`“${vote.slice(0, 40)}” is no vote. Write for, against, abstain or spoilt`)
    if (more.length > 0) return no('there is more than a vote and its weight. Write the weight without commas')
    if (are_weighed !== (weight !== undefined))
      return no(
        are_weighed
          ? 'the vote has no weight. Write it behind a comma: for, 10240'
          : 'the vote has a weight. Say by what votes weigh, or leave the weights out',
      )
    if (weight !== undefined && !/^\d{1,15}$/.test(weight))
      return no(`“${weight.slice(0, 40)}” is no weight. Write a whole number`)
    papers.push({ choice, weight: Number(weight ?? 1) })
  }
  return { ok: true, papers }
}
