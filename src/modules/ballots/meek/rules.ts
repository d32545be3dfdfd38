// The Proportional Representation Foundation's Reference Meek Rule (prfound.org), steps A to C: nine decimal places, omega 0.000001.
// Every elected candidate keeps of every paper only the part that leaves them the quota, and all papers are divided again until they do.
import { keeping, type Constraint } from '../constraints/rules.ts'
import type { Counted } from '../counts/rules.ts'
import { divided, passOnElected, passOnExcluded, plant, type Tree } from '../divisions/rules.ts'
import { billion, dividedUp, unitsInOne } from '../fixed-point/rules.ts'
import type { Lot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
// oxfmt-ignore
import {
  closeStage, continuingOn, exclude, figureOf, finished, nameOf, namesOf, openSheet, restate, vacanciesOn, votesOf, whyNot,
  type Sheet,
} from '../sheets/rules.ts'
import { doomedOn } from '../standings/rules.ts'
import { chosen } from '../ties/rules.ts'
import { electReached, fewestInWords, fillLastVacancies, outgoing } from '../vacancies/rules.ts'

const places = 9
const one = unitsInOne(places)
const omega = one / 1_000_000n

type Counting = {
  readonly sheet: Sheet
  readonly tree: Tree
  /** At each candidate's number the keep factor, in billionths. */
  readonly keep: Int32Array
}

export function countMeek(election: Election, lot: Lot, constraints: readonly Constraint[] = []): Counted {
  const why = whyNot(election)
  if (why) return { ok: false, why }
  const kept = keeping(constraints, election)
  if (!kept.ok) return kept
  // A. Everybody hopeful but who has withdrawn; keep factors of one, and of nought.
  const sheet = openSheet(election, lot, places, kept.keeper)
  const tree = plant(election.papers, sheet.is_continuing)
  const keep = Int32Array.from(sheet.is_continuing, (is) => (is ? billion : 0))
  const counting = { sheet, tree, keep }

  const first = divided(tree, keep)
  const valid = Number(sum(first) / one)
  const invalid = election.papers.weights.reduce((all, weight) => all + weight, 0) - valid
  let quota = quotaOf(election, first)
  if (continuingOn(sheet).length <= election.seats) {
    restate(sheet, first)
    fillLastVacancies(sheet, 'step C.1')
    closeStage(sheet, 'elected_unopposed', 'No more candidates than seats: all are elected', quota)
  }

  // B.1. Until all seats are filled, or no more candidates are left than seats.
  while (vacanciesOn(sheet) > 0 && continuingOn(sheet).length > vacanciesOn(sheet)) {
    const round = iterate(counting, BigInt(valid))
    quota = round.quota
    const kept_parts = Array.from(keep.subarray(1), BigInt)
    const may_elect = round.reached.length > 0 && doomedOn(sheet).length === 0
    const note = may_elect ? electAll(counting, round) : defeatLowest(counting, round)
    complete(sheet)
    closeStage(sheet, sheet.stages.length === 0 ? 'first_preferences' : 'iteration', note, quota, kept_parts)
  }
  return finished(sheet, 'meek-prf', { valid, invalid }, quota)
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n)

/** B.2.b. All votes divided by one more than the seats, truncated, and one billionth more. */
const quotaOf = ({ seats }: Election, votes: readonly bigint[]) => sum(votes) / BigInt(seats + 1) + 1n

type Round = { readonly quota: bigint; readonly surplus: bigint; readonly reached: readonly number[] }

/** B.2. Divides the papers and lowers the keep factors until somebody is elected, or next to no surplus is left, or it falls no more. */
function iterate({ sheet, tree, keep }: Counting, valid: bigint): Round {
  for (let before: bigint | undefined; ;) {
    const votes = divided(tree, keep)
    const quota = quotaOf(sheet.election, votes)
    const reached = continuingOn(sheet).filter((number) => (votes[number] ?? 0n) >= quota)
    const over = sum(sheet.winners.map((number) => (votes[number] ?? 0n) - quota))
    const surplus = over > 0n ? over : 0n
    // B.2.e.
    if (reached.length > 0 || surplus < omega || (before !== undefined && surplus >= before)) {
      restate(sheet, [valid * one - sum(votes), ...votes.slice(1)])
      return { quota, surplus, reached }
    }
    before = surplus
    // B.2.f. The keep factor times the quota, rounded up, divided by the candidate's votes, rounded up.
    for (const number of sheet.winners) {
      const kept = dividedUp(BigInt(keep[number] ?? 0) * quota, one)
      keep[number] = Number(dividedUp(kept * one, votes[number] ?? one))
    }
  }
}

/** B.2.c. */
function electAll({ sheet, tree }: Counting, { quota, reached }: Round): string {
  const elected = electReached(sheet, reached, quota, 'nowhere', 'step B.2.c')
  for (const number of elected) passOnElected(tree, number)
  return `${namesOf(sheet, elected)} at the quota of ${figureOf(sheet, quota)}`
}

/** B.3. The lowest; all who are no further above than the surplus left count as equal, and the lot decides (T). */
function defeatLowest({ sheet, tree, keep }: Counting, { surplus }: Round): string {
  const lowest = outgoing(sheet)[0] ?? 0
  const is_doomed = doomedOn(sheet).includes(lowest)
  const most = votesOf(sheet, lowest) + (is_doomed ? 0n : surplus)
  const tied = outgoing(sheet).filter((number) => votesOf(sheet, number) <= most)
  const near = `${namesOf(sheet, tied)} are parted by no more than the surplus of ${figureOf(sheet, surplus)} still to be passed on`
  const equal = tied.every((number) => votesOf(sheet, number) === votesOf(sheet, lowest)) ? undefined : near
  const from = chosen(sheet, tied, { for: 'exclusion', wanted: 'fewest', looking: 'nowhere' }, equal)
  const why = tied.length > 1 && !is_doomed ? 'is one of the lowest' : fewestInWords(sheet, from)
  exclude(sheet, from, `${nameOf(sheet, from)} ${why}: excluded (step B.3).`)
  keep[from] = 0
  passOnExcluded(tree, from)
  return `Exclusion of ${nameOf(sheet, from)}: ${figureOf(sheet, votesOf(sheet, from))} votes to pass on`
}

/** C. All who are left are elected where seats are, or excluded where none are. */
function complete(sheet: Sheet): void {
  fillLastVacancies(sheet, 'step C.1')
  if (vacanciesOn(sheet) > 0) return
  for (const number of continuingOn(sheet))
    exclude(sheet, number, `${nameOf(sheet, number)} is not elected, as all seats are filled (step C.2).`)
}
