import { londonTime } from '../../../platform/values.ts'
import type { LetterShown } from '../../../platform/module.ts'
import { EmailFrame, type EmailWords } from '../../../ui/letterhead.tsx'
import type { DeviceSeen } from './reads.ts'

export const newDeviceSubject = 'You were signed in on a new device'

export const newDeviceWords = (
  office_name: string,
  name: string,
  { browser, first_used_at }: DeviceSeen,
  href: string,
): EmailWords => ({
  lmc_name: office_name,
  preview: `${browser}, ${londonTime(first_used_at)}`,
  greeting: `Dear ${name}`,
  paragraphs: [
    `At ${londonTime(first_used_at)} you were signed in with a browser that you haven’t used here before: ${browser}.`,
    'If that was you, there is nothing to do.',
  ],
  link: { label: 'See where you are signed in', href },
  after: ['If it wasn’t, end that session there, and telephone your office.'],
  sender: { name: office_name, post: 'The office' },
  why: 'You have this because of your sign-in. It can’t be turned off.',
})

const seen = { browser: 'Firefox on Windows', first_used_at: Temporal.Instant.from('2026-11-19T08:55:00Z') }

export const letters: readonly LetterShown[] = [
  {
    kind: 'accounts.new_device',
    label: 'Signed in on a new device',
    topic: null,
    render: async (_, { name, office_name }) => ({
      subject: newDeviceSubject,
      words: newDeviceWords(office_name, name, seen, 'https://lmc.example/sessions'),
    }),
  },
]

export const previews = {
  'new device': () => (
    <EmailFrame
      words={newDeviceWords('Wealdshire and Saltmarsh LMCs', 'Ruth Okafor', seen, 'https://lmc.example/sessions')}
    />
  ),
}
