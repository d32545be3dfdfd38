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
  /\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born(?: on)?|birth ?date)[\s:,–-]*(?:is|was)?\s*\d{1,2}(?:st|nd|rd|th)?[\s/.-]+(?:\d{1,2}|[a-z]{3,9})[\s/.,-]+\d{2,4}\b/i

export type PatientMark = 'nhs_number' | 'date_of_birth'

/** What in a text could identify a patient; none of it may be kept. */
export function patientMarksIn(text: string): readonly PatientMark[] {
  const numbers = text.match(tenDigits) ?? []
  return [
    ...(numbers.some((number) => isNhsNumber(number.replaceAll(/[ -]/g, ''))) ? (['nhs_number'] as const) : []),
    ...(birth.test(text) ? (['date_of_birth'] as const) : []),
  ]
}
