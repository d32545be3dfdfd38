import { sql } from 'kysely'
import { done } from '../answers.ts'
import type { Job } from '../jobs/queue.ts'
import type { Operating } from '../scope.ts'

/** Records of one class are kept for one time; the first class whose pattern `what` fits is a record's own. */
export type KeepingClass = {
  readonly name: string
  readonly years: number
  readonly why: string
  /** Of `what`, as PostgreSQL and JavaScript both read it. */
  readonly pattern: string
}

export const keepingClasses: readonly KeepingClass[] = [
  {
    name: 'Forgetting itself',
    years: Infinity,
    why: 'It says which entries were emptied, and when; without it an entry hidden by somebody would look like one that was old.',
    pattern: '^platform\\.records_forgotten$',
  },
  {
    name: 'Signing in',
    years: 1,
    why: 'Long enough to look into a break-in that was found late; longer would be a diary of when people work.',
    pattern: '^accounts\\.(([a-z]+_)?(sessions?|sign_in|link|challenge|code|device)_[a-z_]+|locked_out)$',
  },
  {
    name: 'Looking',
    years: 2,
    why: 'Long enough to show who saw what when somebody asks or complains, which they do within a year or so.',
    pattern: '_(read|seen|opened|listed|searched|exported|looked_at|taken_out)$',
  },
  {
    name: 'Changing',
    years: 7,
    why: 'Six years in which a claim can be brought (Limitation Act 1980, s. 5), and one in which it is answered.',
    pattern: '.',
  },
]

export const classOf = (what: string): KeepingClass | undefined =>
  keepingClasses.find(({ pattern }) => new RegExp(pattern).test(what))

/** When a record is forgotten; null is never. */
export function keptUntil({ what, at }: { readonly what: string; readonly at: Temporal.Instant }) {
  const { years = Infinity } = classOf(what) ?? {}
  return years === Infinity ? null : at.toZonedDateTimeISO('UTC').add({ years }).toInstant()
}

const atOnce = 5000

/** Empties what is older than its class is kept, at most `atOnce` of each class; says how many. */
async function forgetSome(tx: Operating): Promise<number> {
  let forgotten = 0
  for (const [at, { name, years, pattern }] of keepingClasses.entries()) {
    if (years === Infinity) continue
    const before = tx.now.toZonedDateTimeISO('UTC').subtract({ years }).toInstant()
    const but_not = keepingClasses
      .slice(0, at)
      .map((earlier) => earlier.pattern)
      .join('|')
    const { rows } = await sql<{ forgotten: number }>`
      select platform.forget_records(${name}, ${pattern}, ${but_not}, ${before}, ${tx.now}, ${atOnce}) as forgotten`.execute(
      tx.db,
    )
    forgotten += rows[0]?.forgotten ?? 0
  }
  return forgotten
}

export const forgetRecords: Job = {
  name: 'platform.forget_records',
  cron: '50 3 * * *',
  async work({ scope }) {
    for (let some = 1; some > 0;) {
      const answer = await scope().operate(async (tx) => {
        tx.leavesNoRecord('the database records it as it does it')
        return done(await forgetSome(tx))
      })
      some = answer.done ? answer.value : 0
    }
  },
}
