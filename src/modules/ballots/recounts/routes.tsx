import { NotFound } from '../../../platform/answers.ts'
import { aside } from '../../../platform/aside.ts'
import { idParam, mayEnter, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { countPapers, readGiven, type CountedPapers, type Given, type Result, type Uncounted } from '../counts/feeds.ts'
import { keptCount, type KeptCount } from '../counts/reads.ts'
import { requestOf } from '../counts/requests/rules.ts'
import { worksForAll } from '../../register/door.ts'
import { UncountedPage } from './pages.tsx'

const counting = new URL('../counts/feeds.ts', import.meta.url)

/** Counted in a blink by any rule; more might keep everybody else waiting. */
const small = { bytes: 100_000, candidates: 60 }

export const tooLong = (seconds: number): Uncounted => ({
  ok: false,
  about: null,
  line: null,
  why: `This takes longer than ${seconds} seconds to count. Count it with the command openlmc count, which takes as long as it takes.`,
})

/** Counts papers: small elections here and now, others aside. */
export async function counted(given: Given, seconds: number): Promise<CountedPapers> {
  if (given.bytes.length <= small.bytes && given.request.constraints.length === 0) {
    const read = readGiven(given)
    if (!read.ok) return read
    if (read.election.candidates.length <= small.candidates) return countPapers(given)
  }
  return (await aside<CountedPapers>(counting, 'countPapers', given, seconds)) ?? tooLong(seconds)
}

/** For people who are signed in; a count of a hundred thousand papers takes two. */
export const officesSeconds = 60

type Kept = { readonly count: KeptCount; readonly bytes: Uint8Array }
export type Recounted = Kept & { readonly result: Result }

/** The count that the address names, as it was kept. */
export async function kept(c: Ask): Promise<Kept> {
  const found = await c.get('scope').read((tx) => keptCount(tx, idParam(c, 'id') as Id<'count'>))
  if (!found) throw new NotFound()
  return found
}

/** An LMC's count is removed by whoever counts there, the whole office's by whoever counts for all its LMCs. */
export async function mayRemove(c: Ask, { lmc_id }: KeptCount): Promise<boolean> {
  const actor = c.get('actorFor')('ballots.count_votes')
  if (!mayEnter(c.get('scope').actor, 'ballots.count_votes')) return false
  return lmc_id === null ? c.get('scopeFor')(actor).read(worksForAll) : actor.lmc_ids.includes(lmc_id)
}

/** The count that the address names, counted again from its papers; where that can't be, the page that answers says why. */
export async function onCount(c: Ask, answer: (recounted: Recounted) => Response | Promise<Response>) {
  const found = await kept(c)
  const counted = await countedBy(found, found.count.rule)
  if (counted.ok) return answer({ ...found, result: counted.result })
  const may_remove = await mayRemove(c, found.count)
  return c.html(
    <UncountedPage frame={c.get('frame')} count={found.count} may_remove={may_remove} why={counted.why} />,
    409,
  )
}

export function countedBy({ count, bytes }: Kept, rule: string, by_heads = false): Promise<CountedPapers> {
  const { file_name, seed } = count
  return counted({ bytes, file_name, rule, request: requestOf(count), seed, by_heads }, officesSeconds)
}
