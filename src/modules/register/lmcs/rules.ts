export type Named = { readonly name: string; readonly short_name: string }

const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/\b(lmc|local medical committee|the)\b/g, ' ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

const initials = (name: string) =>
  plain(name)
    .split(' ')
    .filter((word) => word !== 'and' && word !== 'of')
    .map((word) => word.charAt(0))
    .join('')

/** The LMCs somebody may mean: by name or short name however it is written, by initials, or else by a part of the name. */
export function lmcsLike<Lmc extends Named>(asked: string, lmcs: readonly Lmc[]): readonly Lmc[] {
  const wanted = plain(asked)
  if (wanted === '') return []
  const exact = lmcs.filter(({ name, short_name }) => [plain(name), plain(short_name), initials(name)].includes(wanted))
  return exact.length > 0 ? exact : lmcs.filter(({ name }) => plain(name).includes(wanted))
}

/** The one LMC somebody means, or a sentence that names those there are. */
export function lmcMeant<Lmc extends Named>(asked: string, lmcs: readonly Lmc[]): Lmc | string {
  const [found, another] = lmcsLike(asked, lmcs)
  if (found && !another) return found
  const there = lmcs.map(({ name }) => `“${name}”`).join(', ')
  return lmcs.length === 0
    ? 'There is no LMC yet. Add one with: openlmc lmc add --name NAME --commissioners CODES'
    : `${found ? 'More than one LMC is' : 'No LMC is'} called “${asked}”. There ${lmcs.length === 1 ? 'is' : 'are'} ${there}.`
}

/** What an LMC is called where there is little room: its name without the word everybody knows. */
export const shortName = (name: string) => name.replace(/\s*\b(LMC|Local Medical Committee)\b\s*/i, ' ').trim() || name
