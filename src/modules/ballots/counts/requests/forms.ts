import { lines, maybe, oneOf, wholeNumber, words, type Field } from '../../../../platform/forms/field.ts'
import { plainFileName } from '../../../../platform/forms/file-names.ts'
import type { Values } from '../../../../platform/forms/read.ts'
import { methods } from '../methods/rules.ts'
import { readClasses, readConstraints, readNumbers, type Answer } from './rules.ts'

const rules = Object.entries(methods).map(([value, { name, version, explanation, source }]) => ({
  value,
  label: `${name} (${version})`,
  hint: `${explanation} Source: ${source}.`,
}))

/** Read by the same words as the command reads; kept as they were written, on one line. */
const understood = <Value>(inner: Field<string>, reads: (words: string) => Answer<Value>): Field<string> => ({
  ...inner,
  read: (raw) => {
    const parts = (raw[0] ?? '').split(/[\n;]/).map((part) => part.trim().replaceAll(/\s+/g, ' '))
    const said = parts.filter((part) => part !== '').join('; ')
    const answer = said === '' ? undefined : reads(said)
    if (answer && !answer.ok) return { ok: false, error: answer.why }
    const short = inner.read([said])
    return short.ok ? { ok: true, value: said } : short
  },
})

const withdrawn: Field<readonly number[]> = {
  label: 'Candidates who have withdrawn',
  hint: 'Their numbers on the ballot paper, with commas: 2, 5. Their papers go to the next preferences.',
  control: { kind: 'text', type: 'text' },
  read: (raw) => {
    const said = (raw[0] ?? '').trim()
    const numbers = readNumbers(said === '' ? undefined : said)
    return numbers.ok ? { ok: true, value: numbers.value } : { ok: false, error: numbers.why }
  },
}

/** How papers are to be counted. */
export const requestForm = {
  rule: oneOf('The counting rule', rules, {
    hint: 'Rules elect different people from the same papers, so name the one you were told to use.',
  }),
  seats: maybe(
    wholeNumber('Seats to fill', 1, 1000, { hint: 'Leave it blank if the file says so, as .blt files do.' }),
  ),
  withdrawn,
  electorate: maybe(
    wholeNumber('How many could vote', 1, 100_000_000, { hint: 'For the turnout. Leave it blank if you don’t know.' }),
  ),
  classes: understood(
    lines('Who is of which class', 20_000, {
      hint: 'One class a line, with candidates’ numbers: practice Elm Surgery: 2, 5',
      rows: 3,
    }),
    readClasses,
  ),
  constraints: understood(
    lines('Constraints', 4_000, {
      hint: 'One a line: at most 1 of each practice, or: at least 2 of gender woman',
      rows: 3,
    }),
    readConstraints,
  ),
  seed: maybe(
    words('Text that lots are drawn from', 500, {
      hint: 'As it was published before the count, letter for letter. Without one, the order of the ballot paper parts equals, and the sheet says so.',
    }),
  ),
}
export type RequestAnswers = Values<typeof requestForm>

export const mostBytes = 8 * 1024 * 1024

/** Papers as a file, or typed into the page. */
export type GivenPapers =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly file_name: string; readonly is_pasted: boolean }
  | { readonly ok: false; readonly errors: { readonly file?: string; readonly papers?: string } }

export async function papersIn(sent: FormData): Promise<GivenPapers> {
  const file = sent.get('file')
  const typed = sent.get('papers')
  const pasted = typeof typed === 'string' ? typed.replaceAll('\r\n', '\n') : ''
  const is_file = file instanceof File && (file.size > 0 || file.name !== '')
  if (is_file && pasted.trim() !== '')
    return { ok: false, errors: { papers: 'Give the papers once: choose a file or paste them, and clear the other' } }
  if (!is_file && pasted.trim() === '')
    return { ok: false, errors: { file: 'Choose the file of ballot papers, or paste them below' } }
  if (!is_file)
    return { ok: true, bytes: new TextEncoder().encode(pasted), file_name: 'pasted papers.txt', is_pasted: true }
  if (file.size === 0) return { ok: false, errors: { file: 'This file is empty. Check that it is the one you meant' } }
  if (file.size > mostBytes)
    return {
      ok: false,
      errors: { file: 'This file is larger than 8 MB. Ballot papers are smaller: check that it is the one you meant' },
    }
  return {
    ok: true,
    bytes: new Uint8Array(await file.arrayBuffer()),
    file_name: plainFileName(file.name),
    is_pasted: false,
  }
}
