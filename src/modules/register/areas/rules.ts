import { thousands } from '../../../platform/values.ts'

/** The levels at which practices are looked at, England at the top; `office` is everything an office's LMCs represent. */
export const areaKinds = ['england', 'icb', 'sub-icb', 'pcn', 'constituency', 'lmc', 'group'] as const
export type AreaKind = (typeof areaKinds)[number]

export type Area =
  | { readonly kind: 'office'; readonly lmc_id?: string }
  | { readonly kind: 'england' }
  | { readonly kind: Exclude<AreaKind, 'england'>; readonly code: string }

/** What anybody may see of it is in the open data, so it is the same for everyone. */
export const isNational = ({ kind }: Area) => !['office', 'lmc', 'group'].includes(kind)

export const areaNouns: Readonly<Record<AreaKind, readonly [one: string, many: string]>> = {
  england: ['Country', 'Countries'],
  icb: ['Integrated care board', 'Integrated care boards'],
  'sub-icb': ['Sub-ICB location', 'Sub-ICB locations'],
  pcn: ['Primary care network', 'Primary care networks'],
  constituency: ['Constituency', 'Constituencies'],
  lmc: ['LMC', 'LMCs'],
  group: ['Group', 'Groups'],
}

/** Real codes, and those of the demonstration: ZU00001, ZE1400001. */
const shapes: Readonly<Record<Exclude<AreaKind, 'england'>, RegExp>> = {
  icb: /^[A-Z0-9]{2,5}$/,
  'sub-icb': /^[A-Z0-9]{2,5}$/,
  pcn: /^Z?U\d{5}$/,
  constituency: /^[A-Z]{1,2}\d{7,8}$/,
  lmc: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
  group: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
}

/** The area that an address names, or undefined where it can't be one. */
export function areaAt(kind: string, code: string): Area | undefined {
  if (kind === 'england') return { kind }
  const known = areaKinds.find((one) => one === kind)
  return known && known !== 'england' && shapes[known].test(code) ? { kind: known, code } : undefined
}

export const areaPath = (kind: AreaKind, code: string) =>
  kind === 'england' ? '/areas/england' : `/areas/${kind}/${code}`

export type PartKind = 'icb' | 'sub-icb' | 'pcn' | 'constituency'

/** What an area is divided into on its page. */
export const partsOf: Readonly<Record<AreaKind, readonly PartKind[]>> = {
  england: ['icb'],
  icb: ['sub-icb'],
  'sub-icb': ['pcn'],
  pcn: [],
  constituency: ['pcn'],
  lmc: ['pcn', 'constituency'],
  group: ['pcn', 'constituency'],
}

/** List sizes in steps that tell a branch surgery from a merged giant. */
export const listSizeSteps = [0, 2_500, 5_000, 7_500, 10_000, 12_500, 15_000, 20_000, 30_000] as const

export const stepLabel = (step: number) => {
  const from = listSizeSteps[step] ?? 0
  const to = listSizeSteps[step + 1]
  if (to === undefined) return `${thousands(from)} or more`
  return step === 0 ? `Under ${thousands(to)}` : `${thousands(from)} to ${thousands(to - 1)}`
}
