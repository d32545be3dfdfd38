import type { Frame } from '../../../platform/routes.ts'
import { poundsOf, type Id } from '../../../platform/values.ts'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import type { Named } from '../contracts/reads.ts'
import { ownAddresses } from '../explanations/rules.ts'
import { levyKinds } from '../levies/rules.ts'
import {
  previewLines,
  previewList,
  previewNotCharged,
  previewOut,
  previewPapers,
  previewStanding,
  previewYears,
} from '../practice-levies/examples/pages.tsx'
import { PeriodsList } from '../practice-levies/periods/pages.tsx'
import { periodsOf, sumsOf } from '../practice-levies/periods/rules.ts'
import { LevyStanding, ListSize } from '../practice-levies/standings/pages.tsx'
import { periodWords } from '../runs/rules.ts'
import { aboutWords, AnswerTag, previewAnswered, previewQuestion, shortened } from '../questions/pages.tsx'
import type { OwnLevies, Tell } from './reads.ts'
import { ownReasons } from './rules.ts'

const back = { label: 'What wants you', href: '/what-wants-you' }

export type OwnLeviesPageProps = { frame: Frame; practice: Named } & OwnLevies

type Part = OwnLeviesPageProps & { levy: OwnLevies['standings'][number] }

/** One levy by itself: no figure on this page is of two. */
const OneLevy = ({ practice, levy, lists, lines, papers }: Part) => {
  const of = lines.filter(({ levy_id }) => levy_id === levy.id)
  return (
    <section id={`levy-${levy.id}`}>
      <h2>{levy.name}</h2>
      <p class="note">
        {levyKinds[levy.kind]}
        {levy.lmc_id !== practice.lmc_id && `. Of ${levy.lmc_name}`}
      </p>
      <h3>What you were charged</h3>
      {of.length === 0 ? (
        <p class="empty">You haven’t been charged this levy yet.</p>
      ) : (
        <PeriodsList periods={periodsOf(of, papers)} addresses={ownAddresses(practice.ods_code)} />
      )}
      <h3>How it stands</h3>
      <LevyStanding levy={levy} lists={lists} sums={sumsOf(of)} reasons={ownReasons} />
    </section>
  )
}

/** What it came to last, and whether anything is owed: the first thing that is looked for. */
function lately(lines: OwnLevies['lines']) {
  const { owed } = sumsOf(lines)
  const [latest] = periodsOf(lines, [])
  const { period_from: from, period_to: to } = latest?.first ?? {}
  const charged = latest && from && to ? `${poundsOf(latest.sums.charged)} for ${periodWords({ from, to })}, ` : ''
  return `${charged}${owed > 0 ? `${poundsOf(owed)} owed` : 'nothing owed'}`
}

const TellThem = ({ lmc_name, address }: Tell) => (
  <p>
    What you chose about a levy changes once the office has it in writing: from which day, for which levy, and signed
    for the practice. Tell the office of {lmc_name}
    {address && (
      <>
        {' '}
        at <a href={`mailto:${address}`}>{address}</a>
      </>
    )}
    . Choosing about one levy never touches another.
  </p>
)

export const OwnLeviesPage = (props: OwnLeviesPageProps) => {
  const { frame, practice, standings, lists, questions, tell } = props
  return (
    <Plain frame={frame} title="Your levies" service_name={practice.name} back={back}>
      <h1>Your levies</h1>
      <p>
        What your practice pays so that its LMC exists. It is so much for each patient: it changes with your list and
        with the rate. Open any charge to see how it came about, and to ask about it.
      </p>
      {standings.length > 0 && (
        <ul class="plain-list">
          {standings.map((levy) => (
            <li>
              <a href={`#levy-${levy.id}`}>{levy.name}</a>:{' '}
              {lately(props.lines.filter(({ levy_id }) => levy_id === levy.id))}
            </li>
          ))}
        </ul>
      )}
      <ListSize lists={lists} standings={standings} />
      {standings.length === 0 && <p class="empty">{tell.lmc_name} has no levy here yet.</p>}
      {standings.map((levy) => (
        <OneLevy {...props} levy={levy} />
      ))}
      <section>
        <h2>To change what you pay</h2>
        <TellThem {...tell} />
      </section>
      {questions.length > 0 && (
        <section>
          <h2>What you asked</h2>
          <ul class="work-list">
            {questions.map((question) => (
              <li>
                <span>
                  <a href={`${ownAddresses(practice.ods_code).lines}/${question.line_id}`}>
                    {shortened(question.words)}
                  </a>
                  <span class="note">{aboutWords(question)}</span>
                </span>
                <AnswerTag answered_at={question.answered_at} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Plain>
  )
}

/** Several practices: a plain choice first. */
export const WhichPracticePage = ({ frame, practices }: { frame: Frame; practices: readonly Named[] }) => (
  <Plain frame={frame} title="Which practice?" service_name="Levies" back={back}>
    <h1>Which practice?</h1>
    {practices.length === 0 && <p>Your sign-in isn’t tied to a practice. Ask the office to put it right.</p>}
    <ul class="plain-list">
      {practices.map(({ ods_code, name }) => (
        <li>
          <a href={`/our-levies/${ods_code}`}>{name}</a> <span class="note">{ods_code}</span>
        </li>
      ))}
    </ul>
  </Plain>
)

export const previewPractice: Named = {
  practice_id: '0' as Id<'practice'>,
  lmc_id: '0' as Id<'lmc'>,
  ods_code: 'Q90001',
  name: 'Elm Surgery',
}
const shown = {
  frame: { ...previewFrame, voice: 'plain' as const },
  practice: previewPractice,
  tell: { lmc_name: 'Wealdshire LMC', address: 'office@wealdshire.example' },
  lists: { raw: previewList },
}
export const previews = {
  'two levies, of which it opted out of one': () => (
    <OwnLeviesPage
      {...shown}
      standings={[previewStanding, previewOut]}
      lines={[...previewLines, previewNotCharged]}
      papers={previewPapers}
      questions={[previewQuestion, previewAnswered]}
    />
  ),
  'five years, a long name, owed back': () => (
    <OwnLeviesPage
      {...shown}
      practice={{ ...previewPractice, name: previewQuestion.practice_name }}
      standings={[
        { ...previewStanding, choice: 'in', signed_by: 'Dr Amina Yusuf', signed_on: previewList.list_size_on },
      ]}
      lines={previewYears.map((line, at) => (at === 0 ? { ...line, paid_pence: 120_000 } : line))}
      papers={previewPapers}
      questions={[]}
    />
  ),
  'nothing yet': () => (
    <OwnLeviesPage
      {...shown}
      tell={{ lmc_name: 'Wealdshire LMC', address: '' }}
      lists={{}}
      standings={[{ ...previewStanding, contract_kind: null }]}
      lines={[]}
      papers={[]}
      questions={[]}
    />
  ),
  'no levy': () => <OwnLeviesPage {...shown} standings={[]} lines={[]} papers={[]} questions={[]} />,
  'which practice': () => (
    <WhichPracticePage
      frame={shown.frame}
      practices={[previewPractice, { ...previewPractice, ods_code: 'Q90002', name: 'Tollgate Surgery' }]}
    />
  ),
  'no practice': () => <WhichPracticePage frame={shown.frame} practices={[]} />,
}
