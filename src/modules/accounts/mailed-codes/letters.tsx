import type { LetterShown } from '../../../platform/module.ts'
import { EmailFrame, type EmailWords } from '../../../ui/letterhead.tsx'

export const mailedCodeSubject = 'Your code'

export const mailedCodeWords = (office_name: string, name: string, code: string): EmailWords => ({
  lmc_name: office_name,
  preview: 'It works for ten minutes',
  greeting: `Dear ${name}`,
  paragraphs: [`Your code is ${code}. It works for ten minutes, on the device where you asked for it.`],
  after: [
    'Nobody of the office will ever ask you for it. If you didn’t ask for it, somebody is signed in as you: end their session, and telephone your office.',
  ],
  sender: { name: office_name, post: 'The office' },
  why: 'You have this because you were asked to prove that it is you.',
})

export const letters: readonly LetterShown[] = [
  {
    kind: 'accounts.mailed_code',
    label: 'Code to show who one is',
    topic: null,
    render: async (_, { name, office_name }) => ({
      subject: mailedCodeSubject,
      words: mailedCodeWords(office_name, name, '482913'),
    }),
  },
]

export const previews = {
  'mailed code': () => <EmailFrame words={mailedCodeWords('Wealdshire and Saltmarsh LMCs', 'Jo Bright', '482913')} />,
}
