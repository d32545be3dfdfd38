import { shortTime } from '../../../../platform/values.ts'
import { ButtonLink } from '../../../../ui/links.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { NotKnown, Tag } from '../../../../ui/tag.tsx'
import type { ReturnKept, ReturnVersion } from '../../returns/reads.ts'
import { alertWords, type CameBy } from '../../returns/rules.ts'
import { standingWords, type Standing } from '../../returns/standings/rules.ts'
import { answeredQuestions, answerWords, previewKept } from '../../sendings/receipts/pages.tsx'
import { addressOf, EntryFrame, previewFramed, type Framed } from '../pages.tsx'

const ways: Readonly<Record<CameBy, string>> = {
  practice: 'signed in',
  link: 'by the mailed link',
  telephone: 'by telephone',
  file: 'from a file',
}

/** The versions of a return beside one another, what differs from the one before in bold. */
const Versions = ({ asked, kept, versions }: Pick<OfficeReturnPageProps, 'asked' | 'kept' | 'versions'>) => {
  if (!kept) return null
  const said = versions.map(({ answers }) => ({
    alert: answers.alert,
    questions: answeredQuestions(asked.setting, kept.reference_on, answers),
  }))
  const cell = (words: string | null, before: string | null | undefined) => {
    const shown = words ?? <NotKnown />
    if (before === undefined || before === words) return <td>{shown}</td>
    return (
      <td>
        <strong>{shown}</strong> <span class="note">changed</span>
      </td>
    )
  }
  return (
    <div class="scroll" role="region" aria-label="Versions" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Question</th>
            {versions.map(({ number, is_late }) => (
              <th scope="col">
                Version {number}
                {is_late && ', late'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Put in</th>
            {versions.map(({ submitted_at, submitted_by, came_by, told_by }) => (
              <td>
                {shortTime(submitted_at)}
                <p class="note">
                  {submitted_by}, {ways[came_by]}
                  {told_by && ` from ${told_by}`}
                </p>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">State</th>
            {said.map(({ alert }, at) => (
              <td>
                <Tag kind={alert}>{alertWords[alert]}</Tag>
                {at > 0 && said[at - 1]?.alert !== alert && <span class="note"> changed</span>}
              </td>
            ))}
          </tr>
          {(said[0]?.questions ?? []).map(({ label }, row) => (
            <tr>
              <th scope="row">{label}</th>
              {said.map(({ questions }, at) => {
                const before = at === 0 ? undefined : answerWords(said[at - 1]?.questions[row]?.answer)
                return cell(answerWords(questions[row]?.answer), before)
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export type OfficeReturnPageProps = Framed & {
  standing: Standing
  kept: ReturnKept | undefined
  versions: readonly ReturnVersion[]
  may_enter: boolean
}

/** One practice's return of a week, as the office sees it: what stands, and everything that was ever said. */
export const OfficeReturnPage = (props: OfficeReturnPageProps) => {
  const { frame, practice, asked, standing, kept, versions, may_enter } = props
  const entry = may_enter && (
    <ButtonLink href={`${addressOf(props)}/entry`}>{kept ? 'Change by telephone' : 'Enter by telephone'}</ButtonLink>
  )
  return (
    <EntryFrame {...{ frame, practice, asked }} title="Weekly return" actions={entry}>
      {kept ? (
        <>
          {kept.is_late && (
            <Notice kind="warning">It came after the week had closed: it is kept, and in no report.</Notice>
          )}
          {!kept.is_late && versions.some(({ is_late }) => is_late) && (
            <Notice>What was put in in time stands. The late versions are kept beside it, and are in no report.</Notice>
          )}
          <p>
            As it stands: <Tag kind={kept.alert}>{alertWords[kept.alert]}</Tag>
          </p>
          <Versions {...{ asked, kept, versions }} />
        </>
      ) : (
        <>
          <p class="empty">Nothing has been returned for this week.</p>
          {standing !== 'open' && <p>{standingWords(asked, standing)}</p>}
        </>
      )}
    </EntryFrame>
  )
}

const version: ReturnVersion = {
  number: 1,
  answers: { ...previewKept, alert: 'amber', contacts: null },
  came_by: 'link',
  told_by: '',
  is_late: false,
  submitted_at: Temporal.Instant.from('2026-11-17T09:12:00Z'),
  submitted_by: 'Sam Patel',
}
const versions: readonly ReturnVersion[] = [
  version,
  { ...version, number: 2, answers: previewKept, came_by: 'practice', submitted_by: 'Jo Bright' },
  {
    ...version,
    number: 3,
    answers: { ...previewKept, contacts: 231 },
    came_by: 'telephone',
    told_by: 'Dr Ann Lee',
    submitted_by: 'Priya Raman',
    is_late: true,
  },
]

export const previews = {
  versions: () => (
    <OfficeReturnPage
      {...previewFramed}
      standing="late"
      kept={{ ...previewKept, versions: 3 }}
      versions={versions}
      may_enter
    />
  ),
  'nothing yet': () => <OfficeReturnPage {...previewFramed} standing="open" kept={undefined} versions={[]} may_enter />,
}
