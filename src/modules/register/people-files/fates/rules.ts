import type { During, Id } from '../../../../platform/values.ts'
import { postLabel } from '../../posts/rules.ts'
import { plainDay } from '../../../../platform/values.ts'
import type { GivenPerson, GivenPost, Refused, RowRead } from '../rows/rules.ts'

export type KnownPost = {
  readonly id: Id<'post'>
  readonly kind: string
  readonly practice_id: Id<'practice'> | null
  readonly during: During
}
export type KnownPerson = {
  readonly id: Id<'person'>
  readonly title: string
  readonly given_names: string
  readonly family_name: string
  readonly gmc_number: string | null
  readonly contacts: readonly { readonly kind: string; readonly value: string }[]
  readonly posts: readonly KnownPost[]
}

/** What taking a file in does for one person. */
export type Plan = {
  /** Null is somebody new. */
  readonly known: KnownPerson | null
  title: string
  given_names: string
  readonly family_name: string
  gmc_number: string | null
  readonly contacts: { readonly kind: 'email' | 'telephone' | 'mobile'; readonly value: string }[]
  readonly posts: GivenPost[]
  readonly endings: { readonly post: KnownPost; readonly last_on: Temporal.PlainDate }[]
}

/** What becomes of one row, as it is shown and kept. */
export type Fate = {
  readonly line: number
  readonly name: string
  readonly fate: 'new' | 'changed' | 'same' | 'refused'
  /** What it does, or why it is refused; each a short sentence. */
  readonly words: readonly string[]
  readonly person_id: Id<'person'> | null
}

export const fateLabels = { new: 'New', changed: 'Changed', same: 'Known already', refused: 'Left out' } as const

export type Fates = { readonly fates: readonly Fate[]; readonly plans: readonly Plan[] }

export const plainName = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()

const nameOf = ({ given_names, family_name }: { given_names: string; family_name: string }) =>
  plainName(`${given_names} ${family_name}`)
const shown = ({ title, given_names, family_name }: GivenPerson) =>
  [title, given_names, family_name].filter(Boolean).join(' ')

/** Decides every row's fate in order; a later row may be about somebody an earlier one brought. */
export function decideFates(rows: readonly RowRead[], known: readonly KnownPerson[]): Fates {
  const plans: Plan[] = known.map((person) => ({ ...planOf(person), known: person }))
  const plansBy = new Map<string, Plan[]>()
  const find = (key: string | null) => (key === null ? [] : (plansBy.get(key) ?? []))
  const keep = (plan: Plan, key: string) => {
    const there = find(key)
    if (!there.includes(plan)) plansBy.set(key, [...there, plan])
  }
  const learn = (plan: Plan) => {
    if (plan.gmc_number) keep(plan, `gmc ${plan.gmc_number}`)
    for (const { kind, value } of [...(plan.known?.contacts ?? []), ...plan.contacts])
      if (kind === 'email') keep(plan, `email ${value.toLowerCase()}`)
    for (const { practice_id } of [...(plan.known?.posts ?? []), ...plan.posts])
      if (practice_id) keep(plan, `at ${practice_id} ${nameOf(plan)}`)
  }
  for (const plan of plans) learn(plan)

  const fates = rows.map((row): Fate => {
    if (!row.ok) return refusedFate(row.row)
    const given = row.person
    const found = whoIs(given, find)
    if (typeof found === 'string') return refusedFate({ line: given.line, name: shown(given), why: found })
    const plan = found ?? { ...planOf(given), known: null }
    const words = merge(plan, given)
    if (!found) plans.push(plan)
    learn(plan)
    const fate = found ? (words.length > 0 ? 'changed' : 'same') : 'new'
    return { line: given.line, name: shown(given), fate, words, person_id: plan.known?.id ?? null }
  })
  return { fates, plans: plans.filter(isWork) }
}

const refusedFate = ({ line, name, why }: Refused): Fate => ({
  line,
  name,
  fate: 'refused',
  words: [why],
  person_id: null,
})

const planOf = ({ title, given_names, family_name, gmc_number }: GivenPerson | KnownPerson) => ({
  title,
  given_names,
  family_name,
  gmc_number,
  contacts: [],
  posts: [],
  endings: [],
})

const isWork = ({ known, contacts, posts, endings, ...person }: Plan) =>
  !known ||
  contacts.length + posts.length + endings.length > 0 ||
  person.title !== known.title ||
  person.given_names !== known.given_names ||
  person.gmc_number !== known.gmc_number

/** By GMC number; else by an address they share and their family name; else by their name at that practice. A sentence where that can't be told. */
function whoIs(given: GivenPerson, find: (key: string | null) => readonly Plan[]): Plan | string | undefined {
  const [numbered] = find(given.gmc_number && `gmc ${given.gmc_number}`)
  if (numbered) {
    if (plainName(numbered.family_name) === plainName(given.family_name) || nameOf(numbered) === nameOf(given))
      return numbered
    return `GMC number ${given.gmc_number} is that of ${numbered.given_names} ${numbered.family_name}. Check the number or the name.`
  }
  const addressed = find(given.email && `email ${given.email}`).filter(
    ({ family_name }) => plainName(family_name) === plainName(given.family_name),
  )
  const there =
    addressed.length > 0
      ? addressed
      : find(given.post?.practice_id ? `at ${given.post.practice_id} ${nameOf(given)}` : null)
  if (there.length > 1) return 'Several people here are like this. Merge them first, or give the GMC number.'
  const [one] = there
  if (one?.gmc_number && given.gmc_number)
    return `Somebody of this name is here with GMC number ${one.gmc_number}. Check the number.`
  return one
}

/** Adds to a plan what a row says and isn't known; what is known and different stays. Says what it does. */
function merge(plan: Plan, given: GivenPerson): string[] {
  const words: string[] = []
  if (plan.title === '' && given.title !== '') words.push(`Title ${(plan.title = given.title)}`)
  if (plan.given_names === '' && given.given_names !== '')
    words.push(`Given names ${(plan.given_names = given.given_names)}`)
  if (plan.gmc_number === null && given.gmc_number !== null)
    words.push(`GMC number ${(plan.gmc_number = given.gmc_number)}`)
  for (const kind of ['email', 'telephone', 'mobile'] as const) {
    const value = given[kind]
    const is_known = [...(plan.known?.contacts ?? []), ...plan.contacts].some(
      (contact) => contact.kind === kind && contact.value.toLowerCase() === value?.toLowerCase(),
    )
    if (value === null || is_known) continue
    plan.contacts.push({ kind, value })
    words.push(value)
  }
  if (given.post) words.push(...placePost(plan, given.post))
  return words
}

const inWords = ({ kind, ods_code }: GivenPost) => postLabel(kind) + (ods_code ? ` at ${ods_code}` : '')

function placePost(plan: Plan, post: GivenPost): string[] {
  const same = (other: { kind: string; practice_id: Id<'practice'> | null }) =>
    other.kind === post.kind && other.practice_id === post.practice_id
  const until = post.last_on?.add({ days: 1 }) ?? null
  const there = plan.known?.posts.find((held) => same(held) && overlap(held.during, { from: post.from, until }))
  const coming = plan.posts.some((other) => same(other) && overlap(daysOf(other), { from: post.from, until }))
  if (coming) return []
  if (!there) {
    plan.posts.push(post)
    return [inWords(post) + (post.from ? ` from ${plainDay(post.from)}` : '')]
  }
  const ends =
    there.during.until === null && post.last_on !== null && !plan.endings.some(({ post: { id } }) => id === there.id)
  if (!ends || !post.last_on) return []
  plan.endings.push({ post: there, last_on: post.last_on })
  return [`${inWords(post)} ends on ${plainDay(post.last_on)}`]
}

const daysOf = ({ from, last_on }: GivenPost): During => ({ from, until: last_on?.add({ days: 1 }) ?? null })

const overlap = (one: During, other: During) => beginsBefore(one, other) && beginsBefore(other, one)
const beginsBefore = ({ from }: During, { until }: During) =>
  from === null || until === null || Temporal.PlainDate.compare(from, until) < 0
