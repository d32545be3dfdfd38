import type { LetterShown } from '../../../platform/module.ts'
import { EmailFrame, type EmailWords } from '../../../ui/letterhead.tsx'
import { heldBack } from '../areas/rules.ts'
import { exampleSitrep } from '../sitreps/examples/rules.ts'
// oxfmt-ignore
import {
  returnedSaid, rateWords, stateWords, titleOf, weekWords, type Sitrep,
} from '../sitreps/rules.ts'

export type IssueLetter = {
  readonly sitrep: Sitrep
  /** The whole address of its page. */
  readonly address: string
  readonly sender: EmailWords['sender']
  readonly name: string
}

export const issueSubject = ({ figures, ...sitrep }: Sitrep) =>
  `${figures.lmc_name}: ${titleOf(sitrep).toLowerCase()}, ${weekWords(figures.week_of).replace('Week', 'week')}`

export function issueWords({ sitrep, address, sender, name }: IssueLetter): EmailWords {
  const { figures } = sitrep
  const state = stateWords(figures.lmc.state, figures.opel, figures.lmc.returned)
  const rate = rateWords(figures.lmc.contacts_per_1000)
  return {
    lmc_name: figures.lmc_name,
    preview: `${state}. ${returnedSaid(figures.lmc)}`,
    greeting: `Dear ${name}`,
    paragraphs: [
      ...(sitrep.what_changed
        ? [`This is version ${sitrep.version} of a report you had before. What changed: ${sitrep.what_changed}`]
        : []),
      `${weekWords(figures.week_of)}, by what practices returned:`,
      `State of the area: ${state}.`,
      `${returnedSaid(figures.lmc)}.`,
      `Clinical contacts for each 1,000 patients on the day counted: ${rate}.`,
    ],
    link: { label: titleOf(sitrep), href: address },
    after: [`As a PDF: ${address}.pdf`],
    sender,
    why: `You have this because ${figures.lmc_name} sends you its situation reports.`,
  }
}

const sender = { name: 'Callum Reid', post: 'Communications manager' }
const address = 'https://lmc.example/sitreps/4mP1nT0'
const example: IssueLetter = { sitrep: exampleSitrep, address, sender, name: 'Dana Whitlock' }

export const letters: readonly LetterShown[] = [
  {
    kind: 'pressure.issue_released',
    label: 'Situation report',
    topic: 'situation_report',
    render: async (_, reader) => ({
      subject: issueSubject(exampleSitrep),
      words: issueWords({ ...example, name: reader.name }),
    }),
  },
]

const { figures } = exampleSitrep
const withheld = { ...figures.lmc, state: null, returned: null, contacts_per_1000: null }

export const previews = {
  report: () => <EmailFrame words={issueWords(example)} />,
  [`report, ${heldBack.split(':')[0]?.toLowerCase()}`]: () => (
    <EmailFrame
      words={issueWords({
        ...example,
        sitrep: {
          ...exampleSitrep,
          version: 2,
          what_changed: 'A name was taken out.',
          figures: { ...figures, lmc: withheld },
        },
      })}
    />
  ),
}
