import { PaperFrame } from '../../../ui/letterhead.tsx'
import { markup } from '../../../ui/markup.ts'
import { lmcRow, nationalFacts, nationalSplit, nationalTitle } from './reports/rules.ts'
import type { NationalReport } from './rules.ts'

/** A national report as one file that needs nothing else: to be sent, printed, or read without a network. */
export const htmlReport = (report: NationalReport): string => `${markup(<ReportFile report={report} />)}\n`

const ReportFile = ({ report }: { report: NationalReport }) => {
  const split = nationalSplit(report)
  return (
    <PaperFrame title={nationalTitle(report)}>
      <h1>{nationalTitle(report)}</h1>
      <dl>
        {nationalFacts(report).map(({ label, value, note }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong> {note}
            </dd>
          </div>
        ))}
      </dl>
      <h2>How practices divide over the four states</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Declared by practices</th>
            <th scope="col">Computed from their figures</th>
          </tr>
        </thead>
        <tbody>
          {split.rows.map(({ words, declared, computed }) => (
            <tr>
              <th scope="row">{words}</th>
              <td>{declared}</td>
              <td>{computed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {split.notes.map((note) => (
        <p>{note}</p>
      ))}
      <h2>LMCs</h2>
      <table>
        <thead>
          <tr>
            {['LMC', 'Report', 'Returned', 'States declared', 'Contacts for each 1,000'].map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.lmcs.map(lmcRow).map(({ name, report: of, returned, states, rate }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{of}</td>
              <td>{returned}</td>
              <td>{states}</td>
              <td>{rate}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Whose signatures were checked</h2>
      <ul>
        {report.lmcs.map(lmcRow).map(({ name, fingerprint }) => (
          <li>
            {name}: {fingerprint}
          </li>
        ))}
      </ul>
    </PaperFrame>
  )
}
