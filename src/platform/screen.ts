/** An NHS number's tenth digit checks the other nine: modulus 11, weights 10 to 2; a remainder of 10 is no number at all. */
export function isNhsNumber(digits: string): boolean {
  if (!/^[1-9]\d{9}$/.test(digits)) return false
  const sum = Array.from({ length: 9 }, (_, at) => Number(digits[at]) * (10 - at)).reduce(
    (total, part) => total + part,
    0,
  )
  const check = 11 - (sum % 11)
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9])
}

/** Ten digits, alone or in the groups in which they are printed; not part of a longer number. */
const tenDigits = /(?<![\d+])(?<!\d[ -])\d{3}[ -]?\d{3}[ -]?\d{4}(?![ -]?\d)/g

const birth =
  /\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born(?: on)?|birth ?date)[\s:,–-]*(?:is|was)?\s*\d{1,2}(?:st|nd|rd|th)?[\s/.-]+(?:\d{1,2}|[a-z]{3,9})[\s/.,-]+\d{2,4}\b/gi

export type PatientMark = 'nhs_number' | 'date_of_birth'

/** Where in a text something stands that could identify a patient; none of it may be kept. */
export function patientPlacesIn(text: string): readonly { mark: PatientMark; from: number; to: number }[] {
  const at = (mark: PatientMark) => (found: RegExpExecArray) => ({
    mark,
    from: found.index,
    to: found.index + found[0].length,
  })
  const numbers = [...text.matchAll(tenDigits)].filter(([number]) => isNhsNumber(number.replaceAll(/[ -]/g, '')))
  return [...numbers.map(at('nhs_number')), ...[...text.matchAll(birth)].map(at('date_of_birth'))]
}

export const patientMarksIn = (text: string): readonly PatientMark[] => [
  ...new Set(patientPlacesIn(text).map(({ mark }) => mark)),
]
