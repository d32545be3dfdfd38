import { randomUUID } from 'node:crypto'
import { answerQuestion, askQuestion } from '../src/modules/levies/questions/writes.ts'
import { addMember, takeFee } from '../src/modules/levies/sessional-members/writes.ts'
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
    by: 'jo',
    lmc: 'Wealdshire',
    days_ago: 9,
    words:
      'Our levy is half as much again as it was a year ago. Is that right? Nobody told us that it would go up like this.',
    answer:
      'It is right. The levy is so much for each patient, and your list has grown with the new estate. The line shows which count it was charged by.',
  },
  {
    by: 'nora',
    lmc: 'Saltmarsh',
    days_ago: 2,
    words:
      'We took over our neighbour’s patients. Is their levy for the days before still theirs, or is it in this line?',
    answer: '',
  },
] as const

/** What practices ask about a line of theirs: one is answered, and one waits. */
export async function askAboutLines(
  as: As,
  { id: lmc_id, short_name }: OwnLmc,
  run_id: Id<'run'>,
  today: Temporal.PlainDate,
) {
  for (const { by, days_ago, words, answer } of asked.filter(({ lmc }) => lmc === short_name)) {
    const day = today.subtract({ days: days_ago })
    const tx = as(by, day)
    const { ods_code } = people[by]
    const { id, practice_id, name } = await lineOf(tx, run_id, ods_code)
    const manager = { ...tx, actor: { ...tx.actor, practice_ids: [practice_id] } }
    const pressed = randomUUID()
    must(await askQuestion(manager, { id, lmc_id, practice_id, name }, { words, pressed }))
    if (!answer) continue
    const denise = as('denise', day.add({ days: 2 }))
    const question = await tx.db
      .selectFrom('levies.question')
      .select('id')
      .where('pressed', '=', pressed)
      .executeTakeFirstOrThrow()
    must(await answerQuestion(denise, question.id, { answer }))
  }
}
