import type { Answer } from '../src/platform/answers.ts'
import type { Operating, Writing } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'
import { people } from './people.ts'

export type OwnLmc = { readonly id: Id<'lmc'>; readonly short_name: string }

/** The same transaction as if somebody wrote in it on a day, by London's clocks; never later than now. */
export type As = (who: keyof typeof people, day: Temporal.PlainDate, clock?: string) => Writing

export async function officeOf(tx: Operating): Promise<As> {
  const found = await tx.db
    .selectFrom('accounts.account')
    .select(['id', 'email'])
    .where(
      'email',
      'in',
      Object.values(people).map(({ email }) => email),
    )
    .execute()
  const ids = new Map(found.map(({ id, email }) => [email, id]))
  return (who, day, clock = '10:20') => {
    const then = day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: clock }).toInstant()
    const { name, email } = people[who]
    return {
      ...tx,
      now: Temporal.Instant.compare(then, tx.now) > 0 ? tx.now : then,
      actor: { ...tx.actor, name, account_id: ids.get(email) ?? null },
    }
  }
}

/** What a write answered that the seeding's story needs done. */
export function must<Done>(answer: Answer<Done, string>): Done {
  if (!answer.done) throw new Error(`the levies could not be lived: ${answer.why}`)
  return answer.value
}
