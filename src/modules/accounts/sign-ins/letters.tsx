import type { LetterShown } from '../../../platform/module.ts'
import { EmailFrame, type EmailWords } from '../../../ui/letterhead.tsx'

export const signInSubject = 'Your link to sign in'

export const signInWords = (office_name: string, name: string, href: string): EmailWords => ({
  lmc_name: office_name,
  preview: 'It works once, within 15 minutes',
  greeting: `Dear ${name}`,
  paragraphs: ['You asked for a link to sign in. It works once, within 15 minutes.'],
  link: { label: 'Sign in', href },
  after: ['If you didn’t ask for it, do nothing: nobody is signed in until somebody opens this link and confirms it.'],
  sender: { name: office_name, post: 'The office' },
  why: 'You have this because somebody asked for a link with your e-mail address.',
})

export const letters: readonly LetterShown[] = [
  {
    kind: 'accounts.sign_in_link',
    label: 'Link to sign in',
    topic: null,
    render: async (_, { name, office_name }) => ({
      subject: signInSubject,
      words: signInWords(office_name, name, 'https://lmc.example/sign-in/link/'),
    }),
  },
]

export const previews = {
  'sign-in link': () => (
    <EmailFrame
      words={signInWords('Wealdshire and Saltmarsh LMCs', 'Ruth Okafor', 'https://lmc.example/sign-in/link/4mP1nT0')}
    />
  ),
}
