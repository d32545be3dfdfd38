import { day, lines, maybe, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

const most = 20_000

/** A list in a box: of codes, which may stand on one line, or of names, which may hold commas and so stand on lines of their own. */
function list(label: string, hint: string, apart: RegExp, shape: RegExp, called: string): Field<readonly string[]> {
  const box = lines(label, most, { hint, rows: 2 })
  return {
    ...box,
    read: (raw) => {
      const answer = box.read(raw)
      if (!answer.ok) return answer
      const items = [
        ...new Set(
          answer.value
            .split(apart)
            .map((item) => item.trim())
            .filter(Boolean),
        ),
      ]
      const wrong = items.find((item) => !shape.test(item))
      return wrong === undefined
        ? { ok: true, value: items }
        : { ok: false, error: `“${wrong.slice(0, 40)}” is not ${called}` }
    },
  }
}

const codes = (label: string, hint: string, shape: RegExp, called: string): Field<readonly string[]> => {
  const field = list(label, hint, /[\s,;]+/, shape, called)
  return { ...field, read: (raw) => field.read(raw.map((text) => text.toUpperCase())) }
}

const practiceCode = /^[A-Z][A-Z0-9]{5}$/
const aPracticeCode = 'a practice code such as C82038'

export const boundaryForm = {
  commissioners: codes(
    'Sub-ICB codes',
    'Every practice they commission, such as 03W, 04C, 04V',
    /^[A-Z0-9]{3,5}$/,
    'a sub-ICB code such as 04C',
  ),
  local_authorities: list(
    'Local authorities',
    'One on each line, as the CQC spells them',
    /\n/,
    /^[\p{L} ,.'’-]{2,60}$/u,
    'the name of a local authority',
  ),
  added_codes: codes('Practices added', 'Codes of practices that are yours besides', practiceCode, aPracticeCode),
  excluded_codes: codes(
    'Practices left out',
    'Codes of practices that are not yours, all the same',
    practiceCode,
    aPracticeCode,
  ),
  from: maybe(day('From', { hint: 'Blank is always: the area was never drawn otherwise' })),
}
export type BoundaryAnswers = Values<typeof boundaryForm>
