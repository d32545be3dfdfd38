import type { Message } from '../../../platform/mail/outbox.ts'
import type { LetterShown } from '../../../platform/module.ts'
import { count, plainDay, pounds, type Pence } from '../../../platform/values.ts'
import { EmailFrame } from '../../../ui/letterhead.tsx'
import { titleOf, type DocumentKind } from '../documents/rules.ts'

export type PaperMailed = {
  readonly kind: DocumentKind
  readonly number: number
  readonly practice_name: string
  readonly amount_pence: Pence
  readonly due_on: Temporal.PlainDate | null
  /** The whole address of the paper. */
  readonly href: string
}

type DocumentLetter = {
  readonly lmc_name: string
  readonly levy_name: string
  readonly period: string
  readonly name: string
  readonly papers: readonly [PaperMailed, ...PaperMailed[]]
}

const paperWords = ({ practice_name, amount_pence, due_on, ...paper }: PaperMailed) =>
  `${titleOf(paper)}, ${practice_name}: ${pounds(amount_pence)}${due_on ? `, to be paid by ${plainDay(due_on)}` : ''}.`

/** One letter to one address, about every paper of a run that it is to hear of. */
export function documentLetter(letter: DocumentLetter): Pick<Message, 'subject' | 'words'> {
  const { lmc_name, levy_name, period, name, papers } = letter
  const [first, ...others] = papers
  const only = others.length === 0
  return {
    subject: only
      ? `${titleOf(first)} of ${lmc_name}: ${first.practice_name}`
      : `${count(papers.length, 'levy paper')} of ${lmc_name}`,
    words: {
      lmc_name,
      preview: `${levy_name}, ${period}`,
      greeting: `Dear ${name}`,
      paragraphs: [`${levy_name}, ${period}.`, ...papers.map(paperWords)],
      link: {
        label: only ? `Open ${titleOf(first).toLowerCase()} as a PDF` : `Open ${titleOf(first).toLowerCase()}`,
        href: first.href,
      },
      after: [
        ...others.map((paper) => `${titleOf(paper)}: ${paper.href}`),
        'You are asked to sign in, because a levy concerns the practice and nobody else.',
      ],
      sender: { name: lmc_name, post: 'The office' },
      why: `You have this because you read levy papers for ${only ? first.practice_name : 'these practices'}.`,
    },
  }
}

const example = (name: string, lmc_name: string): DocumentLetter => ({
  lmc_name,
  levy_name: 'Statutory levy',
  period: '1 January 2026 to 31 March 2026',
  name,
  papers: [
    {
      kind: 'invoice',
      number: 12,
      practice_name: 'Elm Surgery',
      amount_pence: 107_520 as Pence,
      due_on: Temporal.PlainDate.from('2026-02-02'),
      href: 'https://lmc.example/our-levies/Q90001/documents/0',
    },
  ],
})

export const letters: readonly LetterShown[] = [
  {
    kind: 'levies.documents',
    label: 'Levy statements and bills',
    topic: 'levy',
    render: async (_, reader) => documentLetter(example(reader.name, reader.office_name)),
  },
]

const one = example('Jo Bright', 'Wealdshire LMC')
const [paper] = one.papers

export const previews = {
  'one paper': () => <EmailFrame words={documentLetter(one).words} />,
  'of two practices': () => (
    <EmailFrame
      words={
        documentLetter({
          ...one,
          papers: [
            paper,
            {
              ...paper,
              kind: 'credit_note',
              number: 3,
              practice_name: 'Tollgate Surgery',
              amount_pence: -2_015 as Pence,
              due_on: null,
            },
          ],
        }).words
      }
    />
  ),
}
