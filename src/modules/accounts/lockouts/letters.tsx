import { londonTime } from '../../../platform/values.ts'
import type { LetterShown } from '../../../platform/module.ts'
import { EmailFrame, type EmailWords } from '../../../ui/letterhead.tsx'

type Letter = { readonly subject: string; readonly words: EmailWords }

const about = (office_name: string, name: string) => ({
  lmc_name: office_name,
  greeting: `Dear ${name}`,
  sender: { name: office_name, post: 'The office' },
  why: 'You have this because of your sign-in. It can’t be turned off.',
})

export const shutLetter = (office_name: string, name: string, ends_at: Temporal.Instant): Letter => ({
  subject: 'Your account takes no codes for half an hour',
  words: {
    ...about(office_name, name),
    preview: `Until ${londonTime(ends_at)}`,
    paragraphs: [
      `Ten wrong codes were given for your account, so it takes none until ${londonTime(ends_at)}. A passkey still works.`,
      'If you gave them, wait, or telephone your office, which can open it sooner.',
      'If you didn’t, somebody can read your mail: each of those codes came after a link that was mailed to you. Change the password of your mailbox, and telephone your office.',
    ],
  },
})

export const lossLetter = (office_name: string, name: string): Letter => ({
  subject: 'You told us that your device is lost',
  words: {
    ...about(office_name, name),
    preview: 'Your office will help, by telephone',
    paragraphs: [
      'Somebody signed in by a link mailed to you, and told us that the device for the second step is lost. The office’s administrators have been told.',
      'Telephone them: they reset the second step once they have spoken with you.',
      'If it wasn’t you, somebody can read your mail. Change the password of your mailbox, and tell your office.',
    ],
  },
})

export const resetLetter = (office_name: string, name: string): Letter => ({
  subject: 'Your second step was reset',
  words: {
    ...about(office_name, name),
    preview: 'Sign in, and set it up anew',
    paragraphs: [
      'Your office has reset your second step: your passkeys, your authenticator app and your recovery codes work no more, and you are signed out everywhere.',
      'Ask for a link to sign in, and you are shown how to set up a new one.',
      'If you didn’t ask for this, telephone your office at once.',
    ],
  },
})

const until = Temporal.Instant.from('2026-11-19T09:30:00Z')

export const letters: readonly LetterShown[] = [
  {
    kind: 'accounts.locked_out',
    label: 'Too many wrong codes',
    topic: null,
    render: async (_, { name, office_name }) => shutLetter(office_name, name, until),
  },
  {
    kind: 'accounts.device_lost',
    label: 'Device lost',
    topic: null,
    render: async (_, { name, office_name }) => lossLetter(office_name, name),
  },
  {
    kind: 'accounts.second_step_reset',
    label: 'Second step reset',
    topic: null,
    render: async (_, { name, office_name }) => resetLetter(office_name, name),
  },
]

const office = 'Wealdshire and Saltmarsh LMCs'

export const previews = {
  shut: () => <EmailFrame words={shutLetter(office, 'Dr Martin Hale', until).words} />,
  'device lost': () => <EmailFrame words={lossLetter(office, 'Dr Martin Hale').words} />,
  reset: () => <EmailFrame words={resetLetter(office, 'Dr Martin Hale').words} />,
}
