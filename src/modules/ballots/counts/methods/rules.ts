import { countAlternativeVote } from '../../alternative-vote/rules.ts'
import { countApproval } from '../../approval/rules.ts'
import type { Constraint } from '../../constraints/rules.ts'
import { countErs97 } from '../../ers97/rules.ts'
import type { Lot } from '../../lots/rules.ts'
import { countMeek } from '../../meek/rules.ts'
import { countNorthernIreland } from '../../n-ireland/rules.ts'
import type { Election } from '../../papers/rules.ts'
import { countPlurality } from '../../plurality/rules.ts'
import { countScottish } from '../../scottish/rules.ts'
import type { Counted } from '../rules.ts'

/** A counting rule, as it is chosen, named on the sheet, and cited. */
export type Method = {
  readonly name: string
  readonly version: string
  readonly source: string
  /** What it does, in two plain sentences. */
  readonly explanation: string
  /** How many decimal places its votes have. */
  readonly decimals: number
  readonly carries_constraints: boolean
  /** Whether papers rank the candidates, or mark some of them in no order. */
  readonly marks: 'ranked' | 'unordered'
  readonly count: (election: Election, lot: Lot, constraints?: readonly Constraint[]) => Counted
}

/** By the short names that the command and the addresses use. */
export const methods: Readonly<Record<string, Method>> = {
  scottish: {
    name: 'Scottish local government STV',
    version: '2007, unchanged in 2011',
    source: 'The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52',
    explanation:
      'Candidates who reach a fixed quota are elected, and all their papers pass on to the next preferences at the fraction of their value that was not needed. When nobody has more than the quota, the candidate with the fewest votes is excluded and their papers pass on at the value they came with.',
    decimals: 5,
    carries_constraints: true,
    marks: 'ranked',
    count: countScottish,
  },
  ers97: {
    name: 'ERS97 STV',
    version: 'third edition, 1997',
    source:
      'R. A. Newland and F. S. Britton, How to conduct an election by the single transferable vote, third edition, Electoral Reform Society 1997, sections 5 and 6',
    explanation:
      'Candidates who have the votes required are elected, and of their papers only those received last pass on, at a value of two decimal places that shares out what was not needed. Surpluses that can change nothing wait, candidates who cannot be saved are excluded together, and the votes required fall as papers run out of preferences.',
    decimals: 2,
    carries_constraints: true,
    marks: 'ranked',
    count: countErs97,
  },
  'n-ireland': {
    name: 'Northern Ireland STV',
    version: '1985',
    source: 'The Local Elections (Northern Ireland) Order 1985 (SI 1985/454), Schedule 5, rules 47 to 52',
    explanation:
      'Candidates who reach a fixed quota are elected, and of their papers only those received last pass on, at a value that shares out what was not needed. Surpluses too small to change who is lowest wait, and candidates who cannot be saved are excluded together.',
    decimals: 2,
    carries_constraints: true,
    marks: 'ranked',
    count: countNorthernIreland,
  },
  'meek-prf': {
    name: 'Meek STV, reference rule',
    version: 'Proportional Representation Foundation, nine decimals, omega 0.000001',
    source: 'Reference Meek Rule, Proportional Representation Foundation (prfound.org)',
    explanation:
      'All papers are divided afresh after every election and exclusion, as if excluded candidates had never stood, and each elected candidate keeps just the part of every paper that leaves them the quota. The quota falls as papers run out of preferences, so it needs a computer.',
    decimals: 9,
    carries_constraints: true,
    marks: 'ranked',
    count: countMeek,
  },
  av: {
    name: 'Alternative vote',
    version: '2011',
    source:
      'The Parliamentary Voting System and Constituencies Act 2011, section 9 and Schedule 10 (rules 45A, 49 and 49A; never brought into force)',
    explanation:
      'For one seat: whoever has more votes than all the others put together is elected. Until somebody has, the candidate with the fewest is eliminated and each of their papers goes to its next preference.',
    decimals: 0,
    carries_constraints: false,
    marks: 'ranked',
    count: countAlternativeVote,
  },
  plurality: {
    name: 'Plurality, for one seat or several',
    version: 'up to one vote for each seat',
    source:
      'No published text: the most votes win, equals are parted by lot, and a paper with more votes than seats does not count',
    explanation:
      'Each paper votes for up to as many candidates as there are seats, in no order, and those with the most votes are elected. A paper with more marks than seats does not count.',
    decimals: 0,
    carries_constraints: true,
    marks: 'unordered',
    count: (election, lot, constraints) => countPlurality(election, lot, constraints),
  },
  approval: {
    name: 'Approval',
    version: 'any number of votes on a paper',
    source: 'No published text: the most votes win, and equals are parted by lot',
    explanation:
      'Each paper votes for everybody whom its voter approves of, however many, in no order. Those with the most votes are elected.',
    decimals: 0,
    carries_constraints: true,
    marks: 'unordered',
    count: countApproval,
  },
}
