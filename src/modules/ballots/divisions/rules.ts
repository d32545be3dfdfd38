import { billion, productUp } from '../fixed-point/rules.ts'
import type { Papers } from '../papers/rules.ts'

const gone = 0
const continuing = 1
const elected = 2
const nobody = -1

/**
 * Papers as a tree, for a count that divides every paper afresh again and again. Papers that name the same candidates in the same order,
 * those excluded passed over, are divided alike, so they go down the tree together: through those elected, who each keep a part of
 * them, to the first who continues and keeps the rest. A node comes after its parent, so one pass over the nodes divides all papers.
 */
export type Tree = {
  readonly of: Papers
  /** At each candidate's number: gone, continuing or elected. */
  readonly standing: Uint8Array
  /** For each paper, where the preferences that haven't been looked at begin. */
  readonly at: Uint32Array
  readonly next: Int32Array
  /** A node's number by its parent's and its candidate's; the root is nought. */
  readonly nodes: Map<number, number>
  readonly parent: Uint32Array
  readonly candidate: Uint16Array
  /** How many papers pass a node, by weight; a node of somebody excluded keeps its figure, of which nothing is kept. */
  readonly papers: Float64Array
  /** The first of the papers that wait at a node, because its candidate continues. */
  readonly waiting: Int32Array
  /** At each candidate's number, the nodes where papers wait. */
  readonly places: number[][]
  /** What is left of each paper behind a node, in billionths. */
  readonly left: Int32Array
}

export function plant(of: Papers, is_continuing: Uint8Array): Tree {
  const most = of.preferences.length + 1
  const tree = {
    of,
    standing: is_continuing.map((is) => (is ? continuing : gone)),
    at: of.starts.slice(0, of.weights.length),
    next: new Int32Array(of.weights.length),
    nodes: new Map<number, number>(),
    parent: new Uint32Array(most),
    candidate: new Uint16Array(most),
    papers: new Float64Array(most),
    waiting: new Int32Array(most).fill(nobody),
    places: Array.from(is_continuing, (): number[] => []),
    left: new Int32Array(most),
  }
  for (let paper = 0; paper < of.weights.length; paper += 1) passDown(tree, paper, 0)
  return tree
}

/** Papers that waited for a candidate, now elected, go on below. */
export const passOnElected = (tree: Tree, number: number) => passAllOn(tree, number, elected)

/** Papers that waited for a candidate, now excluded, go on from the node above, as if the candidate had never been named. */
export const passOnExcluded = (tree: Tree, number: number) => passAllOn(tree, number, gone)

function passAllOn(tree: Tree, number: number, standing: typeof elected | typeof gone): void {
  tree.standing[number] = standing
  for (const node of tree.places[number]?.splice(0) ?? []) {
    let paper = tree.waiting[node] ?? nobody
    while (paper !== nobody) {
      const following = tree.next[paper] ?? nobody
      passDown(tree, paper, standing === gone ? (tree.parent[node] ?? 0) : node)
      paper = following
    }
  }
}

function passDown(tree: Tree, paper: number, from: number): void {
  const { starts, preferences, weights } = tree.of
  const end = starts[paper + 1] ?? 0
  let node = from
  for (let place = tree.at[paper] ?? end; place < end; place += 1) {
    const candidate = preferences[place] ?? 0
    const standing = tree.standing[candidate]
    if (standing === gone) continue
    node = nodeBelow(tree, node, candidate)
    tree.papers[node] = (tree.papers[node] ?? 0) + (weights[paper] ?? 0)
    if (standing === elected) continue
    tree.at[paper] = place + 1
    tree.next[paper] = tree.waiting[node] ?? nobody
    tree.waiting[node] = paper
    return
  }
}

function nodeBelow(tree: Tree, parent: number, candidate: number): number {
  const key = parent * tree.standing.length + candidate
  const there = tree.nodes.get(key)
  if (there !== undefined) return there
  const node = tree.nodes.size + 1
  tree.nodes.set(key, node)
  tree.parent[node] = parent
  tree.candidate[node] = candidate
  if (tree.standing[candidate] === continuing) tree.places[candidate]?.push(node)
  return node
}

/**
 * Every paper divided: each candidate in turn keeps of what is left the part that `keep` says in billionths, rounded up. Gives the votes
 * at each candidate's number, in billionths. Sums are kept in two halves of fifteen bits, so that they stay exact for 2^38 papers.
 */
export function divided(tree: Tree, keep: Int32Array): bigint[] {
  const { nodes, parent, candidate, papers, left } = tree
  const high = new Float64Array(keep.length)
  const low = new Float64Array(keep.length)
  left[0] = billion
  for (let node = 1; node <= nodes.size; node += 1) {
    const before = left[parent[node] ?? 0] ?? 0
    left[node] = 0
    if (before <= 0) continue
    const many = papers[node] ?? 0
    const number = candidate[node] ?? 0
    const kept = productUp(before, keep[number] ?? 0)
    left[node] = before - kept
    high[number] = (high[number] ?? 0) + many * (kept >>> 15)
    low[number] = (low[number] ?? 0) + many * (kept & 0x7fff)
  }
  return Array.from(keep, (_, number) => BigInt(high[number] ?? 0) * 0x8000n + BigInt(low[number] ?? 0))
}
