import { get, type Ask } from '../../../platform/routes.ts'
import { methods } from '../counts/methods/rules.ts'
import { countedBy, onCount } from '../recounts/routes.tsx'
import { by_heads, ComparePage } from './pages.tsx'
import { both_countings, comparisonOf } from './rules.ts'

export const routes = [get('/counts/:id/compare', 'ballots.read_counts', showComparison)]

function showComparison(c: Ask) {
  return onCount(c, async (recounted) => {
    const page = { frame: c.get('frame'), count: recounted.count }
    const { rule } = recounted.count
    const other = c.req.query('with') ?? ''
    const is_by_heads = other === by_heads
    if (!is_by_heads && (!Object.hasOwn(methods, other) || other === rule)) return c.html(<ComparePage {...page} />)
    const answer = await countedBy(recounted, is_by_heads ? rule : other, is_by_heads)
    if (!answer.ok) return c.html(<ComparePage {...page} other={other} refusal={answer.why} />, 409)
    const called = is_by_heads ? both_countings : undefined
    const comparison = comparisonOf(recounted.result.count, answer.result.count, called)
    return c.html(<ComparePage {...page} other={other} comparison={comparison} />)
  })
}
