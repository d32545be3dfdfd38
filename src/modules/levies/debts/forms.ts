import { z } from 'zod'
import { pageIn } from '../../../platform/forms/read.ts'
import { debtSorts, type DebtsAsked } from './rules.ts'

/** What the list’s address asks for; what can’t be read is as good as not asked. */
export function debtsAsked(query: URLSearchParams): DebtsAsked {
  const levy = query.get('levy') ?? ''
  const text = query.get('sort') ?? '-owed'
  const sort = debtSorts.find((one) => one === text.replace('-', '')) ?? 'owed'
  return {
    levy: z.uuid().safeParse(levy).success ? levy : '',
    q: (query.get('q') ?? '').trim().slice(0, 100),
    sort,
    is_descending: text.startsWith('-'),
    page: pageIn(query),
  }
}

export function debtsQuery({ levy, q }: DebtsAsked): string {
  const query = new URLSearchParams()
  if (levy) query.set('levy', levy)
  if (q) query.set('q', q)
  return query.toString()
}
