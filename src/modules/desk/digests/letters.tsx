import type { LetterShown } from '../../../platform/module.ts'
import { count } from '../../../platform/values.ts'
import { EmailFrame, type EmailWords } from '../../../ui/letterhead.tsx'

const mostListed = 10

export const digestSubject = (things: number) => `${count(things, 'new thing', 'new things')} for you`

export const digestWords = (
  offices: readonly string[],
  name: string,
  titles: readonly string[],
  href: string,
): EmailWords => {
  const more = titles.length - mostListed
  const office_name = offices.join(' and ')
  return {
    lmc_name: office_name,
    preview: titles[0] ?? '',
    greeting: `Dear ${name}`,
    paragraphs: [
      ...titles.slice(0, mostListed),
      ...(more > 0 ? [`And ${count(more, 'more thing', 'more things')}.`] : []),
    ],
    link: { label: 'See your notifications', href },
    sender: { name: office_name, post: 'The office' },
    why: 'You have this because you asked for one mail each morning that has something new. Stop it on the same page.',
  }
}

export const letters: readonly LetterShown[] = [
  {
    kind: 'desk.digest',
    label: 'Digest of notifications',
    topic: null,
    render: async (_, { name, office_name }) => ({
      subject: digestSubject(1),
      words: digestWords([office_name], name, ['Something that is new for you'], 'https://lmc.example/notifications'),
    }),
  },
]

export const previews = {
  digest: () => (
    <EmailFrame
      words={digestWords(
        ['Wealdshire and Saltmarsh LMCs'],
        'Ruth Okafor',
        ['Your file was taken in: list sizes of 1 November 2026', 'Jo Bright asks for a correction'],
        'https://lmc.example/notifications',
      )}
    />
  ),
}
