import { isOdsCode } from '../../extents/rules.ts'
import { gmcNumberIn } from '../../people/rules.ts'
import { isPostKind, type PostKind } from '../../posts/rules.ts'

/** What a column of somebody's spreadsheet may hold, and what people call it. */
export const columnKinds = {
  title: { label: 'Title', called: ['title', 'salutation', 'prefix'] },
  full_name: {
    label: 'Whole name',
    called: ['name', 'full name', 'person', 'contact', 'contact name', 'gp name', 'doctor'],
  },
  given_names: {
    label: 'Given names',
    called: ['given names', 'given name', 'first name', 'first names', 'forename', 'forenames'],
  },
  family_name: { label: 'Family name', called: ['family name', 'last name', 'surname', 'second name'] },
  gmc_number: { label: 'GMC number', called: ['gmc number', 'gmc', 'gmc no', 'gmc ref', 'gmc reference'] },
  email: {
    label: 'E-mail address',
    called: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'nhs mail', 'nhsmail'],
  },
  telephone: {
    label: 'Telephone',
    called: ['telephone', 'phone', 'tel', 'telephone number', 'phone number', 'work phone', 'landline'],
  },
  mobile: { label: 'Mobile', called: ['mobile', 'mobile number', 'mobile phone', 'mob'] },
  ods_code: {
    label: 'Practice’s code',
    called: ['ods code', 'ods', 'practice code', 'code', 'nacs', 'nacs code', 'organisation code', 'org code'],
  },
  kind: {
    label: 'Post',
    called: ['post', 'role', 'job', 'job title', 'position', 'type', 'gp type', 'contract type', 'kind', 'grade'],
  },
  from: { label: 'From', called: ['from', 'start', 'start date', 'started', 'date joined', 'joined', 'commenced'] },
  last_on: {
    label: 'Last day',
    called: ['last day', 'until', 'to', 'end', 'end date', 'left', 'leaving date', 'date left'],
  },
} as const satisfies Readonly<Record<string, { label: string; called: readonly string[] }>>
export type ColumnKind = keyof typeof columnKinds

export type Matching = {
  /** For each column of the file what it holds; null is left out. */
  readonly columns: readonly (ColumnKind | null)[]
  /** The post of a row that doesn't say one. */
  readonly usual_kind: PostKind | null
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()

/** What a column holds whose title says nothing, if all that is in it is like this. */
export const looksLike: readonly (readonly [ColumnKind, (text: string) => boolean])[] = [
  ['email', (text) => /^\S+@\S+\.\S+$/.test(text)],
  ['gmc_number', (text) => gmcNumberIn(text) !== null],
  ['ods_code', (text) => isOdsCode(text.toUpperCase())],
]

/** What is wrong with a matching, in a sentence; undefined where rows can be read by it. */
export function unfit({ columns }: Matching): string | undefined {
  const held = columns.filter((kind) => kind !== null)
  const twice = held.find((kind, at) => held.indexOf(kind) !== at)
  if (twice) return `Two columns are said to hold “${columnKinds[twice].label}”. Choose one of them.`
  if (!held.includes('full_name') && !held.includes('family_name'))
    return 'Say which column holds people’s names: the whole name, or the family name.'
  return held.includes('full_name') && held.includes('family_name')
    ? 'Choose either the whole name or the family name, not both.'
    : undefined
}

const alsoCalled: Readonly<Record<string, PostKind>> = {
  ...called(
    'partner',
    'partner',
    'gp principal',
    'principal',
    'contractor',
    'gp contractor',
    'senior partner',
    'gp partner',
  ),
  ...called('salaried', 'salaried', 'salaried gp', 'salaried doctor', 'associate', 'assistant'),
  ...called('locum', 'locum', 'freelance', 'freelance gp', 'locum doctor', 'sessional locum'),
  ...called('trainee', 'trainee', 'registrar', 'gp registrar', 'gpst', 'st', 'gp st', 'specialty trainee'),
  ...called('practice_manager', 'pm', 'manager', 'business manager', 'practice business manager'),
  ...called('deputy_manager', 'deputy manager', 'assistant practice manager', 'assistant manager', 'deputy pm'),
  ...called('nurse', 'practice nurse', 'nurse practitioner', 'advanced nurse practitioner', 'anp', 'lead nurse'),
  ...called('pharmacist', 'clinical pharmacist', 'practice pharmacist'),
  ...called(
    'other_staff',
    'other',
    'staff',
    'administrator',
    'admin',
    'receptionist',
    'secretary',
    'healthcare assistant',
    'hca',
  ),
}

function called(kind: PostKind, ...names: readonly string[]): Record<string, PostKind> {
  return Object.fromEntries(names.map((name) => [name, kind]))
}

/** The kind of post somebody's words mean, given what we call them ourselves; undefined where they might mean several or none. */
export function postKindOf(words: string, labels: ReadonlyMap<string, PostKind>): PostKind | undefined {
  const key = words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  if (isPostKind(key)) return key
  return labels.get(plain(words)) ?? alsoCalled[plain(words)]
}

export const labelKey = plain
