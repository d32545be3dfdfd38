import { randomUUID } from 'node:crypto'
import { addMember, takeFee } from '../src/modules/levies/sessional-members/writes.ts'
import type { Operating } from '../src/platform/scope.ts'
import { londonDay, wholePence, type Id } from '../src/platform/values.ts'
import { must, type As, type OwnLmc } from './levy-office.ts'
import { lineOf } from './levy-runs.ts'
import { weekday } from './months.ts'
import { people } from './people.ts'

/** Locums of the county who pay the LMC a fee of their own; the last of them hasn't paid this year's. */
export async function joinSessional(as: As, { id: lmc_id }: OwnLmc, how_many: number, year: Temporal.PlainDate) {
  const denise = as('denise', weekday(year.add({ months: 1, days: 25 })))
  const locums = await denise.db
    .selectFrom('register.post as t')
    .innerJoin('register.person as p', 'p.id', 't.person_id')
    .select(['p.id', 'p.name'])
    .where('t.lmc_id', '=', lmc_id)
    .where('t.kind', '=', 'locum')
    .where('t.practice_id', 'is', null)
    .orderBy('p.name')
    .limit(how_many)
    .execute()
  for (const [at, { id }] of locums.entries()) {
    const from_on = year.subtract({ years: at % 2 })
    const member = must(await addMember(denise, id, { lmc_id, fee_pence: wholePence(6_000), from_on }))
    if (how_many > 1 && at === how_many - 1) continue
    const paid_until = year.add({ years: 1 }).subtract({ days: 1 })
    must(await takeFee(denise, member, { received_on: londonDay(denise.now), paid_until, seen: 'never' }))
  }
}

const asked = [
  {
    by: people.jo,
    lmc: 'Wealdshire',
    days_ago: 9,
    words:
      'Our levy is a third higher than it was a year ago. Is that right? Nobody told us that it would go up like this.',
    answer:
      'It is right. The levy is so much for each patient, and your list has grown with the new estate. The line shows which count it was charged by.',
  },
  {
    by: people.nora,
    lmc: 'Saltmarsh',
    days_ago: 2,
    words:
      'We took over our neighbour’s patients. Is their levy for the days before still theirs, or is it in this line?',
    answer: '',
  },
] as const

/** What practices ask about a line of theirs: one is answered, and one waits. */
export async function askAboutLines(tx: Operating, lmc: OwnLmc, last_run: Id<'run'>) {
  for (const { by, days_ago, words, answer } of asked.filter((one) => one.lmc === lmc.short_name)) {
    const line = await lineOf(tx, last_run, by.ods_code)
    const asked_at = tx.now.subtract({ hours: 24 * days_ago })
    const answered = answer ? { answered_at: asked_at.add({ hours: 51 }), answered_by: people.denise.name } : {}
    await tx.db
      .insertInto('levies.question')
      .values({
        lmc_id: lmc.id,
        practice_id: line.practice_id,
        line_id: line.id,
        words,
        pressed: randomUUID(),
        asked_at,
        asked_by: by.name,
        answer,
        ...answered,
      })
      .execute()
  }
}
