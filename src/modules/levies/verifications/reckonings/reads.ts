import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { pounds } from '../../../../platform/values.ts'
import { rateSpans } from '../../charges/rules.ts'
import type { Run } from '../../runs/reads.ts'
import { periodWords } from '../../runs/rules.ts'
import { inSight, sentences } from '../findings/reads.ts'
import { wrongWith, type LineToProve } from '../rules.ts'

const months = sql.join(
  Object.entries(rateSpans).map(([per, of]) => sql`when ${sql.lit(per)} then ${sql.lit(of)}`),
  sql` `,
)

/** What a rate comes to for `levies.line as l`, as ten-thousandths of a penny times months and days; and what these are to be divided by. */
const whole = (rate: RawBuilder<unknown>) => sql`(${rate} * l.list_size::int8 * l.months * l.days)`
const parts = sql`(10000::int8 * case r.per ${months} end * l.of_days)`

/** That in whole pence, by the rounding of `levies.rate as r`. */
const pence = (rate: RawBuilder<unknown>) => sql`(${whole(rate)} / ${parts} + case
  when r.rounding = 'down' then 0
  when 2 * (${whole(rate)} % ${parts}) = ${parts} then case when r.rounding = 'half_up' then 1 else ${whole(rate)} / ${parts} % 2 end
  when 2 * (${whole(rate)} % ${parts}) > ${parts} then 1 else 0 end)`

/**
 * Whether `levies.line as l` comes out again by `levies.rate as r`: the arithmetic of charges/rules.ts a second time, apart from what
 * drew the line, and over a quarter of a million of them at once. What of a line is wrong the rules say.
 */
export const comesOut = sql<boolean>`coalesce(case l.kind
  when 'adjustment' then l.exact_numerator = l.amount_pence * l.exact_denominator
  when 'not_charged' then l.amount_pence = 0 and l.remitted_pence = 0
  else l.exact_numerator * ${parts} = ${whole(sql`r.rate`)} * l.exact_denominator and l.amount_pence = ${pence(sql`r.rate`)}
    and l.remitted_pence = case when r.remitted_rate is null then 0 else ${pence(sql`r.remitted_rate`)} end end, false)`

/** Lines of issued runs that don't come out again from what they were reckoned from. */
export const wrongLines = (tx: Reading) =>
  sentences(
    tx,
    sql<
      LineToProve &
        Pick<Run, 'lmc_name' | 'levy_name' | 'period_from' | 'period_to'> & {
          readonly ods_code: string
          readonly name: string
        }
    >`
      select m.name as lmc_name, v.name as levy_name, u.period_from, u.period_to, n.ods_code, n.name, l.kind, l.days, l.of_days, l.months,
        l.list_size, l.exact_numerator::text, l.exact_denominator::text, l.amount_pence, l.remitted_pence, r.rate, r.per, r.rounding, r.remitted_rate
      from levies.line l join levies.run u on u.lmc_id = l.lmc_id and u.id = l.run_id and u.state = 'issued'
        join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id join platform.lmc m on m.id = l.lmc_id
        join register.practice_name n on n.practice_id = l.practice_id
        left join levies.rate r on r.lmc_id = l.lmc_id and r.id = l.rate_id
      where l.lmc_id = ${inSight(tx)} and not ${comesOut} order by m.name, u.period_from, n.ods_code, l.from_on`,
    ({ lmc_name, levy_name, period_from, period_to, ods_code, name, ...line }) =>
      `${lmc_name}, ${levy_name}, ${periodWords({ from: period_from, to: period_to })}: the line of ${name} (${ods_code}) over ${pounds(line.amount_pence)} doesn’t come out again: ${wrongWith(line).join(' and ')}.`,
  )
