const set = (words: string) => new Set(words.split(' '))

/** Words that stay in capitals whatever their letters. */
const capitals = set(
  'NHS ICB CCG PCN GMS PMS APMS HMP RAF MOD LLP OOH A&E HIV SAS LLR UHL II III IV VI VII VIII IX XI XII',
)
/** Short words that would otherwise be taken for somebody's initials. */
const words = set(
  'AL AM AS AT AV BY CO CT DE DR DU EL EN GO IN IS JO LA LE ME MR MS MT MY NR NO OF ON OR PT RD SO SQ ST TO TY UP WE YR CTR GRP HTH MRS DRS LTD PTY PVT RGT STR WLK CNT PRT NTH STH',
)
const small = set('and the of in on at for by with upon under le de la en y yr to')

const capitalised = (word: string) => word.charAt(0) + word.slice(1).toLowerCase()

/** One word of letters: MCDONALD, O'BRIEN, KINGS', JG. */
function wordInCase(word: string): string {
  if (capitals.has(word) || /\d[A-Z]?$/.test(word)) return word
  // Initials: any two letters, or three without a vowel, that are no word.
  if (/^([A-Z]{1,2}|[BCDFGHJKLMNPQRSTVWXZ]{3})$/.test(word) && !words.has(word)) return word
  if (/^[OD]'[A-Z]{2}/.test(word)) return word.slice(0, 2) + capitalised(word.slice(2))
  if (/^MC[A-Z]{3}/.test(word)) return `Mc${capitalised(word.slice(2))}`
  return capitalised(word)
}

/** What stands between spaces: (DR, STOCKTON-ON-TEES, ST.MARY'S. Small words keep a capital at its beginning and end. */
function partInCase(part: string): string {
  const last = part.search(/[A-Z0-9&']+[^A-Z0-9&']*$/)
  return part.replaceAll(/[A-Z0-9&']+/g, (word, at: number) =>
    at > 0 && at < last && small.has(word.toLowerCase()) ? word.toLowerCase() : wordInCase(word),
  )
}

type Part = { readonly text: string; readonly small: string | undefined; readonly opens: boolean }

/** A national file has 150,000 parts and few different ones. */
const known = new Map<string, Part>()

function knownPart(part: string): Part {
  const found = known.get(part)
  if (found) return found
  const lower = part.toLowerCase()
  // After a comma, a bracket, a number or a sign a small word begins afresh: 50 The Glade.
  const opens = /[^a-zA-Z&'.]$/.test(part)
  const made = { text: partInCase(part), small: small.has(lower) ? lower : undefined, opens }
  if (known.size < 100_000) known.set(part, made)
  return made
}

/**
 * A name as people write it, from the capitals ODS publishes: only the case of letters changes, so capitals bring back the
 * original. What isn't all capitals was written by somebody who chose its case, and stays.
 */
export function ordinaryCase(text: string): string {
  if (/[a-z]/.test(text)) return text
  let whole = ''
  let opens = true
  for (const part of text.split(' ')) {
    const found = knownPart(part)
    whole += ` ${(opens ? undefined : found.small) ?? found.text}`
    opens = found.opens
  }
  return whole.slice(1)
}
