import type { LetterShown } from '../../../platform/module.ts'
import { plainDay } from '../../../platform/values.ts'
import { EmailFrame, type EmailWords } from '../../../ui/letterhead.tsx'
import type { RoleShown } from './reads.ts'
import { lastDayOf, roleInWords } from './rules.ts'

type Told = Pick<RoleShown, 'name' | 'role' | 'lmc_name' | 'practice_name' | 'office_name' | 'from' | 'until'>

const frame = (role: Told, href: string) => ({
  lmc_name: role.office_name,
  greeting: `Dear ${role.name}`,
  link: { label: 'See what you may do', href },
  sender: { name: role.office_name, post: 'The office' },
  why: 'You have this because what you may do here has changed. Tell the office if it is a mistake.',
})

export const roleGivenSubject = 'You have a new role'

export function roleGivenWords(role: Told & { readonly given_by: string }, href: string): EmailWords {
  const last_day = lastDayOf(role)
  const from = role.from ? ` from ${plainDay(role.from)}` : ''
  const until = last_day ? `, to ${plainDay(last_day)} and including it` : ''
  return {
    ...frame(role, href),
    preview: roleInWords(role),
    paragraphs: [`${role.given_by} made you ${roleInWords(role)}${from}${until}.`],
  }
}

export const roleEndedSubject = 'A role of yours ends'

export function roleEndedWords(
  role: Told & { readonly ended_by: string | null; readonly is_over: boolean },
  href: string,
): EmailWords {
  const last_day = lastDayOf(role)
  return {
    ...frame(role, href),
    preview: roleInWords(role),
    paragraphs: [
      role.is_over || !last_day
        ? `${role.ended_by ?? 'The office'} ended your role: ${roleInWords(role)}.`
        : `${role.ended_by ?? 'The office'} set an end to your role: ${roleInWords(role)}. Your last day is ${plainDay(last_day)}.`,
    ],
  }
}

const role: Told = {
  name: 'Callum Reid',
  role: 'communications_staff',
  lmc_name: 'Wealdshire LMC',
  practice_name: null,
  office_name: 'Wealdshire and Saltmarsh LMCs',
  from: Temporal.PlainDate.from('2026-11-23'),
  until: Temporal.PlainDate.from('2027-01-01'),
}
const href = 'https://lmc.example/roles/mine'

export const letters: readonly LetterShown[] = [
  {
    kind: 'accounts.role_given',
    label: 'A role is given',
    topic: null,
    render: async (_, reader) => ({
      subject: roleGivenSubject,
      words: roleGivenWords({ ...role, ...reader, given_by: 'Ruth Okafor' }, href),
    }),
  },
  {
    kind: 'accounts.role_ended',
    label: 'A role ends',
    topic: null,
    render: async (_, reader) => ({
      subject: roleEndedSubject,
      words: roleEndedWords({ ...role, ...reader, ended_by: 'Ruth Okafor', is_over: false }, href),
    }),
  },
]

export const previews = {
  'role given': () => <EmailFrame words={roleGivenWords({ ...role, given_by: 'Ruth Okafor' }, href)} />,
  'role ended': () => <EmailFrame words={roleEndedWords({ ...role, ended_by: 'Ruth Okafor', is_over: false }, href)} />,
}
