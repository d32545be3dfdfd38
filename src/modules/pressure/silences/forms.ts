import { silenceLists, silenceSorts, type SilenceList, type SilencesAsked } from './rules.ts'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Reads an address; what makes no sense there is left out. */
export function silencesAsked(query: URLSearchParams): SilencesAsked {
  const given = (name: string) => (query.get(name) ?? '').trim().slice(0, 80)
  const [list, lmc, q, sort] = [given('list'), given('lmc'), given('q'), given('sort')]
  const [page, weeks] = [Number(query.get('page') ?? 1), Number(query.get('weeks') ?? 1)]
  const key = silenceSorts.find((one) => one === sort.replace(/^-/, ''))
  return {
    list: Object.hasOwn(silenceLists, list) ? (list as SilenceList) : 'all',
    lmc: uuid.test(lmc) ? lmc : '',
    q: /^[^\p{Cc}]*$/u.test(q) ? q : '',
    weeks: Number.isInteger(weeks) && weeks >= 1 && weeks <= 520 ? weeks : 1,
    sort: key ?? 'weeks',
    is_descending: key ? sort.startsWith('-') : true,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

/** The same as an address's query; `page` and `sort` are the table's to add. */
export function silencesQuery({ list, lmc, q, weeks }: SilencesAsked): string {
  const parts = { list: list === 'all' ? '' : list, lmc, q, weeks: weeks === 1 ? '' : String(weeks) }
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString()
}
