import type { LetterShown } from '../../../../platform/module.ts'
import { EmailFrame, type EmailWords } from '../../../../ui/letterhead.tsx'

export const testSubject = 'A test from OpenLMC'

export const testWords = (from: string, name: string): EmailWords => ({
  lmc_name: from,
  preview: 'If you read this, mail goes out',
  greeting: `Dear ${name}`,
  paragraphs: [
    'You asked for this test. If you read it, mail goes out.',
    'Look at whom it is from, and whom an answer would go to. Look in your junk mail too: if it was there, ask whoever runs your mail.',
  ],
  sender: { name: from, post: 'The office' },
  why: 'You have this because you pressed “Send a test to yourself”.',
})

export const letters: readonly LetterShown[] = [
  {
    kind: 'desk.mail_test',
    label: 'Test',
    topic: null,
    render: async (_, { name, office_name }) => ({ subject: testSubject, words: testWords(office_name, name) }),
  },
]

export const previews = {
  test: () => <EmailFrame words={testWords('Wealdshire LMC', 'Ruth Okafor')} />,
}
