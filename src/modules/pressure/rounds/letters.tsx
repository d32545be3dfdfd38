import type { Message } from '../../../platform/mail/outbox.ts'
import type { LetterShown } from '../../../platform/module.ts'
import { clockTime, londonDay, nearDay } from '../../../platform/values.ts'
import { EmailFrame } from '../../../ui/letterhead.tsx'
import { reasons, type MailingKind, type Reason } from './rules.ts'

export type RoundWords = {
  readonly kind: MailingKind
  readonly lmc_name: string
  readonly practice_name: string
  readonly name: string
  readonly reason: Reason
  readonly now: Temporal.Instant
  readonly reference_on: Temporal.PlainDate
  readonly closes_at: Temporal.Instant
  /** Blank until the LMC has said who signs. */
  readonly signed_by: string
  readonly signed_post: string
  readonly href: string
}

/** A letter of a round: to one person, about one practice, with one link that opens the return itself. */
export function roundLetter(round: RoundWords): Pick<Message, 'subject' | 'words'> {
  const { kind, lmc_name, practice_name, name, reason, now, reference_on, closes_at, href } = round
  const closes_on = londonDay(closes_at)
  const by = `${closes_on.equals(londonDay(now)) ? 'today' : nearDay(closes_on)} at ${clockTime(closes_at)}`
  const is_invitation = kind === 'invitation'
  return {
    subject: is_invitation ? `This week’s return: ${practice_name}` : `Not in yet: ${practice_name}’s return`,
    words: {
      lmc_name,
      preview: is_invitation
        ? `Under three minutes, on your telephone, by ${by}.`
        : `It closes ${by}. Under three minutes, on your telephone.`,
      greeting: `Dear ${name}`,
      paragraphs: [
        is_invitation
          ? `How hard pressed is ${practice_name} this week? The link opens your return, with last week’s figures to start from.`
          : `We have no return from ${practice_name} for this week yet. A practice we hear nothing from is not counted as green: it is not counted at all.`,
        `It asks about ${nearDay(reference_on)}, takes less than three minutes, and can be changed until ${by}. What you don’t know, leave blank.`,
      ],
      link: { label: 'Open this week’s return', href },
      after: [
        'The link is yours and opens without signing in. Only your practice and the LMC’s office see what you said.',
      ],
      sender: { name: round.signed_by || lmc_name, post: round.signed_post || 'The office' },
      why: `You have this because ${reasons[reason](practice_name)}.`,
    },
  }
}

const shown = (kind: MailingKind, reason: Reason, name: string, office_name: string) =>
  roundLetter({
    kind,
    lmc_name: office_name,
    practice_name: 'Elm Surgery',
    name,
    reason,
    now: Temporal.Instant.from(kind === 'invitation' ? '2026-11-16T08:00:00Z' : '2026-11-19T09:00:00Z'),
    reference_on: Temporal.PlainDate.from('2026-11-16'),
    closes_at: Temporal.Instant.from('2026-11-19T17:30:00Z'),
    signed_by: 'Priya Raman',
    signed_post: 'Liaison manager',
    href: 'https://lmc.example/return/wherever-it-leads',
  })

export const letters: readonly LetterShown[] = [
  {
    kind: 'pressure.return_invitation',
    label: 'Invitation to the weekly return',
    topic: 'weekly_return',
    render: async (_, { name, office_name }) => shown('invitation', 'nominee', name, office_name),
  },
  {
    kind: 'pressure.return_reminder',
    label: 'Reminder of the weekly return',
    topic: 'weekly_return',
    render: async (_, { name, office_name }) => shown('reminder', 'nominee', name, office_name),
  },
]

export const previews = {
  invitation: () => <EmailFrame words={shown('invitation', 'nominee', 'Jo Bright', 'Wealdshire LMC').words} />,
  'reminder, to a practice manager': () => (
    <EmailFrame words={shown('reminder', 'manager', 'Jo Bright', 'Wealdshire LMC').words} />
  ),
}
