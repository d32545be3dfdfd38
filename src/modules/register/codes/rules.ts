/** What a code looks like, and how to say so. */
type Shape = { readonly pattern: RegExp; readonly called: string }

/** ODS gives GP practices and other prescribers six characters; a postcode never fits them. */
export const practiceCode: Shape = { pattern: /^[A-Z][A-Z0-9]{2}\d{3}$/, called: 'a practice code such as C82038' }

export const pcnCode: Shape = { pattern: /^U\d{5}$/, called: 'a PCN code such as U00147' }

/** Sub-ICB locations, once CCGs; 7A1 is a Welsh health board. */
export const commissionerCode: Shape = {
  pattern: /^(\d\d[A-Z]|\d[A-Z]\d|[A-Z]\d[A-Z]\d[A-Z])$/,
  called: 'a sub-ICB code such as 04C',
}

/** Five characters since the mergers of April 2026; YAF and Y99 stand for the islands and the forces. */
export const icbCode: Shape = {
  pattern: /^([A-Z][A-Z0-9]{2}|[A-Z]\d[A-Z]\d[A-Z])$/,
  called: 'an ICB code such as QK1',
}

export const regionCode: Shape = { pattern: /^[A-Z]\d\d$/, called: 'a region code such as Y60' }

/** The nine-character codes of the Office for National Statistics. */
export const statisticsCode: Shape = { pattern: /^[A-Z]\d{8}$/, called: 'a nine-character code such as E14001326' }

export const postcode: Shape = {
  pattern: /^[A-Z]{1,2}\d[A-Z\d]? *\d[A-Z]{2}$/,
  called: 'a postcode such as LE2 2PL',
}

/** One space before the last three characters, however the publisher pads it. */
export const spaced = (code: string) =>
  isSpaced.test(code) ? code : `${code.slice(0, -3).trimEnd()} ${code.slice(-3)}`
const isSpaced = /^[^ ]+ [^ ]{3}$/
