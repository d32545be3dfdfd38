import { sql } from 'kysely'
import { guessMatching, readWeighted } from '../src/modules/levies/weighted-files/feeds.ts'
import { giveWeightedFile, takeWeightedFile, tryWeightedFile } from '../src/modules/levies/weighted-files/writes.ts'
import { whole } from './chance.ts'
import { must, type As, type OwnLmc } from './levy-office.ts'
import { weekday } from './months.ts'

/** A quarter's weighted lists of an LMC, as a payments statement has them; none of its levies is charged by them yet. */
export async function takeWeightedLists(as: As, { id: lmc_id }: OwnLmc, quarter: Temporal.PlainDate) {
  const denise = as('denise', weekday(quarter.add({ days: 12 })))
  const { rows } = await sql<{ ods_code: string; name: string; list_size: number }>`
    select ods_code, name, list_size from register.practice_card
    where lmc_id = ${lmc_id} and status = 'active' and list_size is not null and represented_during @> ${quarter}::date
      and from_on <= ${quarter}::date and until_on > ${quarter}::date order by ods_code`.execute(denise.db)
  // A practice where many are old or ill weighs more than it has patients, and one with many students less.
  const weighted = ({ ods_code, list_size }: (typeof rows)[number]) =>
    ((list_size * whole(8_600, 11_600, ods_code, 'weighted')) / 10_000).toFixed(2)
  const lines = rows.map((row) => `${row.ods_code},"${row.name}",${row.list_size},${weighted(row)}`)
  const file_name = `global sum ${quarter.toString().slice(0, 7)}.csv`
  // The last practice isn't in the file: the page says whom a run would ask.
  const bytes = Buffer.from(
    ['Practice code,Practice,Registered patients,Weighted list size', ...lines.slice(0, -1)].join('\n'),
  )
  const read = await readWeighted(bytes, file_name)
  if (!read.ok) throw new Error(read.mistake.what)
  const { table } = read
  const matching = guessMatching(table, [])
  const columns = table.titles.map((title, at) => ({ title, holds: matching[at] ?? null }))
  const id = must(await giveWeightedFile(denise, { lmc_id, counted_on: quarter, bytes, file_name, columns }))
  must(await tryWeightedFile(denise, id, table, matching))
  must(await takeWeightedFile(denise, id, table))
}
