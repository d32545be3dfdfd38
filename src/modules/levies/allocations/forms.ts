import { z } from 'zod'
import { hidden, maybe } from '../../../platform/forms/field.ts'
import { poundsOf } from '../../../platform/values.ts'
import { periodWords } from '../runs/rules.ts'
import { money } from '../receipts/forms.ts'
import { owedOn, type PaidLine } from './rules.ts'

/** Lines are asked for by their id, since a practice may owe several of one period. */
export const lineName = ({ line_id }: Pick<PaidLine, 'line_id'>) => `line_${line_id}`

const seen = hidden('This form', z.string().regex(/^-?\d{1,12}$/, { error: 'Open the page again, then say it' }))

/** How much of a receipt pays each of these lines. */
export const allocationForm = (lines: readonly PaidLine[]) => ({
  ...Object.fromEntries(
    lines.map((line) => {
      const owed = owedOn(line)
      const paid = poundsOf(line.allocated_pence)
      const hint =
        owed === 0
          ? `All of it is paid: ${paid}`
          : owed < 0
            ? `A credit of ${poundsOf(-owed)}`
            : `${poundsOf(owed)} is owed`
      return [lineName(line), maybe(money(periodWords({ from: line.from_on, to: line.to_on }), hint))] as const
    }),
  ),
  seen,
})
export type AllocationForm = ReturnType<typeof allocationForm>
