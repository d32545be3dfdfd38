import { flags, practiceSorts, statuses, type Flag, type PracticesAsked, type Status } from '../extents/rules.ts'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
const largestPage = 10_000

/** Reads an address; what makes no sense there is left out rather than refused, so that any link leads somewhere. */
export function practicesAsked(query: URLSearchParams): PracticesAsked {
  const text = (name: string, shape: RegExp, most = 60) => {
    const given = (query.get(name) ?? '').trim().slice(0, most)
    return shape.test(given) ? given : ''
  }
  const code = /^[A-Za-z0-9]{0,12}$/
  const status = query.get('status') ?? ''
  const flag = query.get('flag') ?? ''
  const sort = query.get('sort') ?? ''
  const key = practiceSorts.find((one) => one === sort.replace(/^-/, ''))
  const q = text('q', /^[^\u0000-\u001F]*$/u, 80)
  const page = Number(query.get('page') ?? 1)
  return {
    q,
    lmc: text('lmc', uuid),
    pcn: text('pcn', code).toUpperCase(),
    sub_icb: text('sub_icb', code).toUpperCase(),
    constituency: text('constituency', code).toUpperCase(),
    group: text('group', uuid),
    status: status === 'any' || Object.hasOwn(statuses, status) ? (status as Status | 'any') : 'active',
    flag: Object.hasOwn(flags, flag) ? (flag as Flag) : '',
    sort: key ?? (q ? 'match' : 'name'),
    is_descending: key === undefined ? q !== '' : sort.startsWith('-'),
    page: Number.isInteger(page) && page >= 1 && page <= largestPage ? page : 1,
  }
}

/** The same as an address's query, without what is usual anyway; `page` and `sort` are the table's to add. */
export function askedQuery(asked: PracticesAsked, as_at: string): string {
  const { q, lmc, pcn, sub_icb, constituency, group, status, flag } = asked
  const parts = { as_at, q, lmc, pcn, sub_icb, constituency, group, flag, status: status === 'active' ? '' : status }
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString()
}
