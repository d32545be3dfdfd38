import { isPostKind } from '../../posts/rules.ts'
import { isOdsCode } from '../../extents/rules.ts'
import { gaps, peopleSorts, type Gap, type PeopleAsked } from './rules.ts'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Reads an address; what makes no sense there is left out. */
export function peopleAsked(query: URLSearchParams): PeopleAsked {
  const given = (name: string) => (query.get(name) ?? '').trim().slice(0, 80)
  const [kind, missing, sort, lmc] = [given('kind'), given('missing'), given('sort'), given('lmc')]
  const practice = given('practice').toUpperCase()
  const q = given('q')
  const page = Number(query.get('page') ?? 1)
  return {
    q: /^[^\p{Cc}]*$/u.test(q) ? q : '',
    lmc: uuid.test(lmc) ? lmc : '',
    kind: isPostKind(kind) ? kind : '',
    practice: isOdsCode(practice) ? practice : '',
    missing: Object.hasOwn(gaps, missing) ? (missing as Gap) : '',
    sort: peopleSorts.find((one) => one === sort.replace(/^-/, '')) ?? 'name',
    is_descending: sort.startsWith('-'),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

/** The same as an address's query; `page` and `sort` are the table's to add. */
export function peopleQuery({ q, lmc, kind, practice, missing }: PeopleAsked, as_at: string): string {
  const parts = { as_at, q, lmc, kind, practice, missing }
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString()
}
