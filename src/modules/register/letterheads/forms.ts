import { email, lines, maybe, someOf, words, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

const mostLines = 6

/** A postal address: lines short enough for a paper's head. */
function postalAddress(label: string, hint: string): Field<string> {
  const inner = lines(label, 400, { rows: 5, hint })
  const unfit = (text: string) => {
    const each = text.split('\n').filter((line) => line.trim() !== '')
    if (each.length > mostLines) return `${label} must be ${mostLines} lines or fewer`
    if (each.some((line) => line.length > 60))
      return `Each line of ${label.toLowerCase()} must be 60 characters or fewer`
    return /[^\P{C}\n]/u.test(text) ? `${label} has characters that can’t be seen. Type it again` : undefined
  }
  return {
    ...inner,
    read: (raw) => {
      const answer = inner.read(raw)
      const error = answer.ok ? unfit(answer.value) : undefined
      return error === undefined ? answer : { ok: false, error }
    },
  }
}

export const letterheadForm = {
  address: postalAddress('Postal address', 'As it stands on letters: at most six lines'),
  phone: maybe(words('Telephone', 40)),
  email: maybe(email('E-mail')),
  website: maybe(words('Website', 80, { hint: 'Such as www.wealdshirelmc.example' })),
  registered_words: maybe(
    words('Company, charity or VAT registration', 300, {
      hint: 'What the law has you say on letters and bills, such as “Registered in England and Wales, company 01234567, registered office as above”',
    }),
  ),
}
export type LetterheadAnswers = Values<typeof letterheadForm>

/** Asked where there is a logo: no new one leaves the one there is. */
export const logoForm = {
  logo_choice: someOf('The logo there is', [{ value: 'none', label: 'Print without a logo from now on' }]),
}
