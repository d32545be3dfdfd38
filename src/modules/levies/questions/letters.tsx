import type { Message } from '../../../platform/mail/outbox.ts'
import type { LetterShown } from '../../../platform/module.ts'
import { EmailFrame } from '../../../ui/letterhead.tsx'
import { periodWords } from '../runs/rules.ts'
import type { Question } from './reads.ts'

type AnswerTold = Pick<
  Question,
  'lmc_name' | 'practice_name' | 'levy_name' | 'period_from' | 'period_to' | 'words' | 'answer'
> & { readonly name: string; readonly href: string }

/** What the office answered, to whoever asked. */
export function answerLetter(told: AnswerTold): Pick<Message, 'subject' | 'words'> {
  const { lmc_name, practice_name, levy_name, period_from, period_to, words, answer, name, href } = told
  const about = `${levy_name}, ${periodWords({ from: period_from, to: period_to })}`
  return {
    subject: `${lmc_name} answers your question about the levy`,
    words: {
      lmc_name,
      preview: about,
      greeting: `Dear ${name}`,
      paragraphs: [`${practice_name} asked about its ${about}:`, words, 'The office answers:', answer],
      link: { label: 'See the line, and how it came about', href },
      after: ['If something is still unclear, ask again on that page.'],
      sender: { name: lmc_name, post: 'The office' },
      why: `You have this because a question was asked for ${practice_name}.`,
    },
  }
}

const example = (name: string, lmc_name: string): AnswerTold => ({
  lmc_name,
  practice_name: 'Elm Surgery',
  levy_name: 'Statutory levy',
  period_from: Temporal.PlainDate.from('2026-07-01'),
  period_to: Temporal.PlainDate.from('2026-09-30'),
  words: 'Our list was 10,168 in July. Why is it 10,240 here?',
  answer:
    'The count of 1 July, published by NHS England, is 10,240. The count of 1 August is 10,168, and governs later.',
  name,
  href: 'https://lmc.example/our-levies/Q90001/lines/0',
})

export const letters: readonly LetterShown[] = [
  {
    kind: 'levies.question_answered',
    label: 'Answer to a question about a levy',
    topic: null,
    render: async (_, reader) => answerLetter(example(reader.name, reader.office_name)),
  },
]

export const previews = {
  answered: () => <EmailFrame words={answerLetter(example('Jo Bright', 'Wealdshire LMC')).words} />,
}
