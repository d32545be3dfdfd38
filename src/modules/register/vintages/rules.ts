/** Every kind of open data, as a person calls it, what it is for, and whether its publisher renews it month by month. */
export const vintageKinds = {
  practices: {
    label: 'Practices',
    about: 'NHS ODS, epraccur: names, addresses, what is open and closed',
    is_renewed: true,
  },
  list_sizes: {
    label: 'List sizes',
    about: 'NHS England, Patients Registered at a GP Practice: totals',
    is_renewed: true,
  },
  practice_mapping: {
    label: 'Practices to PCNs',
    about: 'NHS England, the mapping of practices to PCNs, sub-ICBs and ICBs',
    is_renewed: true,
  },
  pcns: { label: 'PCNs', about: 'NHS ODS, ePCN: networks and their core partners', is_renewed: true },
  commissioners: {
    label: 'Commissioners',
    about: 'NHS ODS, eccg: sub-ICB locations and their ICBs',
    is_renewed: false,
  },
  icb_changes: { label: 'ICB changes', about: 'NHS ODS, change summary of the mergers', is_renewed: false },
  area_totals: {
    label: 'Area totals',
    about: 'NHS England, registered patients by area: a check on ours',
    is_renewed: false,
  },
  postcodes: { label: 'Postcodes', about: 'NHS Postcode Directory, one region', is_renewed: false },
  members_of_parliament: { label: 'MPs', about: 'Who sits for which constituency', is_renewed: false },
  constituency_names: { label: 'Constituencies', about: 'The names of the 2024 constituencies', is_renewed: false },
  constituency_postcodes: {
    label: 'Constituencies of postcodes',
    about: 'Which constituency a postcode is in',
    is_renewed: false,
  },
  candidates: { label: 'Candidates', about: 'UK Parliament, results of the general election', is_renewed: false },
  ratings: { label: 'CQC ratings', about: 'Care Quality Commission, locations and ratings', is_renewed: true },
  online_submissions: {
    label: 'Online consultations',
    about: 'NHS England, submissions by practice',
    is_renewed: true,
  },
} as const

export type VintageKind = keyof typeof vintageKinds

export const kindLabel = (kind: string) =>
  Object.hasOwn(vintageKinds, kind) ? vintageKinds[kind as VintageKind].label : kind

type Dated = { readonly kind: string; readonly seen_on: Temporal.PlainDate }

const newestOf = (files: readonly Dated[], kind: VintageKind) =>
  files
    .filter((file) => file.kind === kind)
    .map((file) => file.seen_on)
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other))
    .at(-1)

export type Want = { readonly kind: VintageKind; readonly seen_on: Temporal.PlainDate | null }

/** Kinds never taken in, and kinds that are renewed whose newest file is more than two months old. */
export function wanted(files: readonly Dated[], today: Temporal.PlainDate): readonly Want[] {
  const oldest = today.subtract({ months: 2 })
  return (Object.keys(vintageKinds) as VintageKind[]).flatMap((kind): Want[] => {
    const newest = newestOf(files, kind)
    if (!newest) return [{ kind, seen_on: null }]
    return vintageKinds[kind].is_renewed && Temporal.PlainDate.compare(newest, oldest) < 0
      ? [{ kind, seen_on: newest }]
      : []
  })
}

/** The day up to which the register is known: that of the older of the newest practice file and the newest list. */
export function knownUpTo(files: readonly Dated[]): Temporal.PlainDate | null {
  const practices = newestOf(files, 'practices')
  const lists = newestOf(files, 'list_sizes')
  if (!practices || !lists) return null
  return Temporal.PlainDate.compare(practices, lists) < 0 ? practices : lists
}
