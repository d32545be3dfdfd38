import type { LetterShown } from '../../../platform/module.ts'
import { EmailFrame, type EmailWords } from '../../../ui/letterhead.tsx'
import { roleInWords } from '../roles/rules.ts'
import type { Invitation } from './reads.ts'

export const invitationSubject = 'You are invited to sign in'

type Invited = Pick<Invitation, 'name' | 'role' | 'lmc_name' | 'practice_name' | 'office_name' | 'made_by'>

export const invitationWords = (invited: Invited, href: string): EmailWords => ({
  lmc_name: invited.office_name,
  preview: `${invited.made_by} invites you to be ${roleInWords(invited)}`,
  greeting: `Dear ${invited.name}`,
  paragraphs: [
    `${invited.made_by} invites you to be ${roleInWords(invited)}, and to sign in at ${invited.office_name}.`,
    'The link works once, within 14 days. It opens a page that asks you to accept.',
  ],
  link: { label: 'See the invitation', href },
  after: ['If you didn’t expect this, do nothing, or ask the office.'],
  sender: { name: invited.office_name, post: 'The office' },
  why: 'You have this because somebody there gave your e-mail address.',
})

const invited: Invited = {
  name: 'Amina Yusuf',
  role: 'practice_staff',
  lmc_name: 'Wealdshire LMC',
  practice_name: 'Elm Surgery',
  office_name: 'Wealdshire and Saltmarsh LMCs',
  made_by: 'Jo Bright',
}

const href = 'https://lmc.example/invitations/4mP1nT0'

export const letters: readonly LetterShown[] = [
  {
    kind: 'accounts.invitation',
    label: 'Invitation',
    topic: null,
    render: async (_, reader) => ({
      subject: invitationSubject,
      words: invitationWords({ ...invited, ...reader }, href),
    }),
  },
]

export const previews = {
  invitation: () => <EmailFrame words={invitationWords(invited, href)} />,
}
