import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendEach } from '../../../platform/mail/outbox.ts'
import type { Id } from '../../../platform/values.ts'
import { answerLetter } from './letters.tsx'
import { answerReaders, questionWith } from './reads.ts'

/** Writes to whoever is to hear of an answer; an address gets it once, however often this runs. */
export const tellOfAnswer: Job = {
  name: 'levies.tell_of_answer',
  async work({ scope, public_url }, about) {
    const office_id = about['office_id'] as Id<'office'>
    const lmc_id = about['lmc_id'] as Id<'lmc'>
    const question_id = about['question_id'] as Id<'question'>
    await scope(office_id, [lmc_id]).write(async (tx) => {
      const question = await questionWith(tx, question_id)
      if (!question) throw new Error('a question that was answered is not there')
      const href = `${public_url}/our-levies/${question.ods_code}/lines/${question.line_id}`
      const readers = await answerReaders(tx, question)
      await sendEach(
        tx,
        readers.map((to) => ({
          ...answerLetter({ ...question, name: to.name, href }),
          once: `levies:answer:${question_id}:${to.address}`,
          office_id,
          lmc_id,
          kind: 'levies.question_answered',
          to,
        })),
      )
      await tx.record(lmc_id, 'levies.answer_mailed', { question_id, letters: readers.length })
      return done()
    })
  },
}
