import { count, londonTime } from '../../../../platform/values.ts'
import { Question } from '../../../../ui/form.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { takingForm } from '../forms.ts'
import type { Double } from './reads.ts'

/** Says that this money was taken in for another levy, and asks whether the amounts are this one’s alone. */
export const Doubles = ({ doubles, levy_name }: { doubles: readonly Double[]; levy_name: string }) => (
  <>
    <Notice kind="warning" title="The same amounts were taken in for another levy">
      <ul>
        {doubles.map(({ id, name, levy_name: other, taken_at, is_same_file, rows }) => (
          <li>
            {count(rows, 'row')} of {is_same_file ? 'this very file' : 'the same day, payer and amount'}, by the same
            column: <a href={`/levies/receipts/files/${id}`}>{name}</a>, taken in for {other} at {londonTime(taken_at)}
          </li>
        ))}
      </ul>
      Taken in for {levy_name} too, the same money would be counted twice. Where the file has a column for each levy,
      match the one that is this levy’s.
    </Notice>
    <Question name="own_amounts" field={takingForm.own_amounts} />
  </>
)
