import type { PostKind } from '../src/modules/register/posts/rules.ts'
import { fraction, whole } from './chance.ts'
import type { County, InventedPractice } from './county.ts'
import type { Holder } from './offices.ts'
import { told } from './stories.ts'

/** A post as it is invented: days are counted back from today, so that it is always of late. */
export type InventedPost = {
  readonly lmc: string
  readonly kind: PostKind
  readonly ods_code?: string
  readonly pcn_code?: string
  /** The LMC's own committee. */
  readonly is_committee?: boolean
  readonly days_ago: number
  /** Counted from today, before or to come; left out while the post is held. */
  readonly ends_in?: number
  readonly is_main_workplace?: boolean
}

export type InventedPerson = {
  readonly title: string
  readonly given_names: string
  readonly family_name: string
  readonly gmc_number: string | null
  /** Left out where the office knows no way to reach them. */
  readonly email?: string
  readonly mobile?: string
  /** The address of their account, where they have one. */
  readonly account?: string
  readonly posts: readonly InventedPost[]
}

const given = (
  'Amara Bettina Cal Dilys Edmund Farida Gwilym Hester Ines Jonah Kavita Lorcan Maeve Nikhil Oona Piers Quentin Rosalind ' +
  'Sunita Tobias Una Vikram Winifred Xanthe Yasmin Zubin Anselm Blessing Corin Delphine Ezra Folasade Greta Hamza Imogen ' +
  'Jarek Kemi Leif Mirela Noor Osric Pavla Rafe Sefa Thandi Uday Veda Wren'
).split(' ')
const beginnings =
  'Arrow Bram Copple Drew Elder Fal Gather Hob Ingle Jes Kettle Lid Merri Nettle Oxen Penny Quill Rose'.split(' ')
const endings = 'beck cote denny fold gill holt kirk lath moor nell pike ridge sett thwaite vane wold'.split(' ')

/** The first 13,824 are all different; none is meant to be anybody's. */
const nameOf = (n: number) => {
  const at = n * 5
  const family = (n * 7 + Math.floor(n / given.length)) % (beginnings.length * endings.length)
  return {
    given_names: given[at % given.length] ?? '',
    family_name: `${beginnings[family % beginnings.length]}${endings[Math.floor(family / beginnings.length)]}`,
  }
}

/** The GMC has given no number that begins with a nine. */
const gmcNumber = (n: number) => String(9_000_000 + n)

/** What somebody was before, where they rose. */
const before: Partial<Record<PostKind, PostKind>> = {
  partner: 'salaried',
  salaried: 'trainee',
  practice_manager: 'other_staff',
}

const gps: readonly PostKind[] = ['partner', 'salaried', 'locum', 'trainee']

/** Who works at a practice of its size, the manager first. */
function kindsAt({ ods_code, patients }: InventedPractice): readonly PostKind[] {
  const some = (kind: PostKind, least: number, most: number) =>
    Array.from({ length: whole(least, most, ods_code, kind) }, () => kind)
  const large = Math.min(Math.floor(patients / 5_000), 4)
  return [
    'practice_manager',
    ...some('partner', 2, 3 + large),
    ...some('salaried', 0, 2 + Math.floor(large / 2)),
    ...some('trainee', 0, 1 + Math.floor(large / 2)),
    ...(ods_code === told.giant ? some('deputy_manager', 5, 5) : large > 1 ? some('deputy_manager', 1, 1) : []),
    ...some('nurse', 1, 2 + Math.floor(large / 2)),
    ...some('pharmacist', 0, 1),
    ...some('other_staff', 1, 2),
  ]
}

const nobodyWorksThere = new Set<string>([told.merged, told.saltmarsh_merged, told.dormant])

/** Everybody who works in a county's practices and PCNs, with some who left and some of whom hardly anything is known. */
export function staffOf(county: County, first: number, accounts: readonly Holder[]): readonly InventedPerson[] {
  let n = first
  const lmc = county.name
  const someone = (kind: PostKind, where: string, posts: readonly InventedPost[]): InventedPerson => {
    n += 1
    const { given_names, family_name } = nameOf(n)
    const is_gp = gps.includes(kind)
    const address = `${given_names}.${family_name}@${where.toLowerCase()}.example`.toLowerCase()
    return {
      title: is_gp ? 'Dr' : '',
      given_names,
      family_name,
      gmc_number: is_gp && fraction(where, n, 'number') > 0.03 ? gmcNumber(n) : null,
      ...(fraction(where, n, 'reached') > 0.04 ? { email: address } : {}),
      ...(kind === 'practice_manager' ? { mobile: `07700 900${String(n % 1000).padStart(3, '0')}` } : {}),
      posts,
    }
  }
  const began = (...words: (string | number)[]) => whole(200, 4_000, ...words, 'began')
  const managers = new Set(accounts.map(({ ods_code }) => ods_code))

  const inPractices = county.practices.flatMap((practice) => {
    const { ods_code, pcn } = practice
    const has_closed = nobodyWorksThere.has(ods_code)
    const leads = county.practices.find((one) => one.pcn === pcn) === practice
    return kindsAt(practice)
      .filter((kind) => !(kind === 'practice_manager' && managers.has(ods_code)))
      .map((kind, at) => {
        const chance = fraction(ods_code, at, 'leaves')
        const ends_in = has_closed ? -whole(120, 150, ods_code, at) : chance < 0.02 ? whole(5, 80, ods_code, at) : null
        const post = { lmc, kind, ods_code, days_ago: began(ods_code, at), ...(ends_in === null ? {} : { ends_in }) }
        const directs = leads && kind === 'partner' && at === 1
        const moved =
          chance > 0.9 && before[kind]
            ? [{ ...post, days_ago: 5_000, ends_in: -post.days_ago - 1, kind: before[kind] }]
            : []
        const more = directs ? [{ lmc, kind: 'clinical_director' as const, pcn_code: pcn.code, days_ago: 500 }] : []
        return someone(kind, ods_code, [post, ...more, ...moved])
      })
  })
  const inPcns = county.pcns.map(({ code }) =>
    someone('pcn_manager', code, [{ lmc, kind: 'pcn_manager', pcn_code: code, days_ago: began(code) }]),
  )
  const locums = Array.from({ length: Math.ceil(county.practices.length / 4) }, (_, at) => {
    const practices = [3 * at, 3 * at + 7].flatMap((place) => county.practices[place % county.practices.length] ?? [])
    const where = practices.filter(({ ods_code }) => !nobodyWorksThere.has(ods_code))
    const posts = where.map(({ ods_code }, place) => ({
      lmc,
      kind: 'locum' as const,
      ods_code,
      days_ago: began(ods_code, at),
      is_main_workplace: place === 0,
    }))
    return someone('locum', `locums.${lmc}`, at % 3 === 0 ? [{ lmc, kind: 'locum', days_ago: 700 }] : posts)
  })
  return [...inPractices, ...inPcns, ...locums]
}
