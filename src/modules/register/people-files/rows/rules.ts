import type { GivenRow } from '../../../../platform/files/headed.ts'
import { writtenDay, type Id } from '../../../../platform/values.ts'
import { isTelephone } from '../../contact-points/rules.ts'
import { gmcNumberIn } from '../../people/rules.ts'
import { endsBeforeItBegins, mayBeHeldAt, postKinds, type PostKind } from '../../posts/rules.ts'
import { columnKinds, labelKey, postKindOf, type ColumnKind, type Matching } from '../columns/rules.ts'

export type GivenPost = {
  readonly kind: PostKind
  /** Null is a locum’s in the LMC’s area. */
  readonly practice_id: Id<'practice'> | null
  readonly ods_code: string
  readonly from: Temporal.PlainDate | null
  readonly last_on: Temporal.PlainDate | null
}

/** What one row says of one person. */
export type GivenPerson = {
  readonly line: number
  readonly title: string
  readonly given_names: string
  readonly family_name: string
  readonly gmc_number: string | null
  readonly email: string | null
  readonly telephone: string | null
  readonly mobile: string | null
  readonly post: GivenPost | null
}

export type Refused = { readonly line: number; readonly name: string; readonly why: string }
export type RowRead =
  | { readonly ok: true; readonly person: GivenPerson }
  | { readonly ok: false; readonly row: Refused }

/** The practices of the LMC the file is for, by their codes. */
export type Practices = ReadonlyMap<string, Id<'practice'>>

class Unfit extends Error {}

const titles = /^(dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame|rev|revd)\.?$/i
const particles = /^(van|von|de|der|den|di|da|del|della|la|le|al|el|bin|ibn|ter|st)$/i
/** Marks that reverse or hide text are never meant; a formula is never a name. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/u
const everyUnseen = new RegExp(unseen, 'gu')
const mostName = 100

/** `Lee, Dr Ann`, `Dr Ann van der Berg`: what comes before the family name is given, but for a title. */
export function nameParts(whole: string) {
  const [family, after] = whole.includes(',') ? whole.split(/,(.*)/s).map((part) => part.trim()) : ['', whole]
  const words = (after ?? '').replaceAll(/[()]/g, ' ').split(/\s+/).filter(Boolean)
  const is_titled = words.length > 0 && titles.test(words[0] ?? '')
  const title = is_titled ? (words.shift() ?? '').replace(/\.$/, '') : ''
  if (family) return { title, given_names: words.join(' '), family_name: family }
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && particles.test(word))
  const at = particle > 0 ? particle : words.length - 1
  return { title, given_names: words.slice(0, at).join(' '), family_name: words.slice(at).join(' ') }
}

const postLabels: ReadonlyMap<string, PostKind> = new Map(
  (Object.entries(postKinds) as [PostKind, { label: string }][]).map(([kind, { label }]) => [labelKey(label), kind]),
)

/** Reads one row by what its columns hold; what is wrong with it is one sentence that says what to do. */
export function readRow(
  { line, cells }: GivenRow,
  matching: Matching,
  practices: Practices,
  lmc_name: string,
): RowRead {
  const of = (kind: ColumnKind) => {
    const at = matching.columns.indexOf(kind)
    return at < 0 ? '' : (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim()
  }
  const whole = nameParts(of('full_name'))
  const name = of('full_name') || [of('given_names'), of('family_name')].filter(Boolean).join(' ')
  try {
    const person = {
      line,
      title: text(of('title') || whole.title, 'title'),
      given_names: text(of('given_names') || whole.given_names, 'given_names'),
      family_name: text(of('family_name') || whole.family_name, 'family_name'),
      gmc_number: gmc(of('gmc_number')),
      email: address(of('email')),
      telephone: telephone(of('telephone'), 'telephone'),
      mobile: telephone(of('mobile'), 'mobile'),
      post: post(of, matching, practices, lmc_name),
    }
    if (person.family_name === '') throw new Unfit('There is no name. Fill it in, or take the row out.')
    return { ok: true, person }
  } catch (error) {
    if (error instanceof Unfit) {
      // Shown as it would read without what reverses or hides it.
      const readable = name.replaceAll(everyUnseen, '').slice(0, 120)
      return { ok: false, row: { line, name: readable, why: error.message } }
    }
    throw error
  }
}

function text(words: string, kind: ColumnKind): string {
  const { label } = columnKinds[kind]
  if (words.length > mostName) throw new Unfit(`${label} is longer than ${mostName} characters. Shorten it.`)
  if (unseen.test(words)) throw new Unfit(`${label} has characters that can’t be seen. Type it again.`)
  if (/^[=+@]/.test(words)) throw new Unfit(`${label} is a formula. Put what it comes to instead.`)
  return words
}

function gmc(words: string): string | null {
  if (words === '') return null
  const number = gmcNumberIn(words)
  if (number === null) throw new Unfit(`“${words.slice(0, 40)}” is no GMC number: it has seven digits.`)
  return number
}

function address(words: string): string | null {
  if (words === '') return null
  if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/.test(words) || words.length > 254 || unseen.test(words))
    throw new Unfit(`“${words.slice(0, 80)}” is not one e-mail address, such as name@example.org.`)
  return words.toLowerCase()
}

function telephone(words: string, kind: 'telephone' | 'mobile'): string | null {
  if (words === '') return null
  if (!isTelephone(words)) throw new Unfit(`${columnKinds[kind].label} “${words.slice(0, 60)}” is no telephone number.`)
  return words
}

function post(of: (kind: ColumnKind) => string, { usual_kind }: Matching, practices: Practices, lmc_name: string) {
  const code = of('ods_code').toUpperCase()
  const words = of('kind')
  const kind = words === '' ? usual_kind : postKindOf(words, postLabels)
  if (code === '' && kind !== 'locum') {
    if (words === '') return null
    throw new Unfit('It says a post and no practice. Fill in the practice’s code.')
  }
  const practice_id = code === '' ? null : practices.get(code)
  if (practice_id === undefined) throw new Unfit(`${code.slice(0, 20)} is no practice of ${lmc_name}. Check the code.`)
  if (!kind)
    throw new Unfit(
      words === ''
        ? 'It doesn’t say which post. Fill it in, or choose the usual post above.'
        : `“${words.slice(0, 60)}” is no post that OpenLMC knows. Use one such as GP partner, salaried GP or practice manager.`,
    )
  if (!mayBeHeldAt(kind, practice_id ? 'practice' : 'area'))
    throw new Unfit(`${postKinds[kind].label} is not a post at a practice. Check the post.`)
  const from = day(of('from'), 'from')
  const last_on = day(of('last_on'), 'last_on')
  if (endsBeforeItBegins(from, last_on)) throw new Unfit('The post ends before it begins. Check both days.')
  return { kind, practice_id, ods_code: code, from, last_on }
}

function day(words: string, kind: 'from' | 'last_on'): Temporal.PlainDate | null {
  if (words === '') return null
  const found = writtenDay(words)
  if (!found) throw new Unfit(`${columnKinds[kind].label} “${words.slice(0, 30)}” is no day. Write it as 1/4/2026.`)
  return found
}
