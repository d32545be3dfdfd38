import { CommandRefused, dayGiven, wordsGiven, type Command, type Given } from '../../../platform/command.ts'
import { system } from '../../../platform/scope.ts'
import { count, pounds, poundsOf, thousands } from '../../../platform/values.ts'
import { lmcMeant, lmcsThere } from '../../register/door.ts'
import { exactText, rateOf, rateSpans, rateText, roundings, type RateSpan } from '../charges/rules.ts'
import { begun } from '../lines/rules.ts'
import { monthsOf, type Period } from '../periods/rules.ts'
import { listBases, listSizeWords, patientsSaid, type ListBasis } from '../rates/rules.ts'
import { chargeableIn } from './reads.ts'
import { previewOf } from './rules.ts'

function periodGiven(given: Given): Period {
  const [from, to] = [dayGiven(given, 'from'), dayGiven(given, 'to')]
  if (!from || !to)
    throw new CommandRefused('Say the period’s first and last day, with --from 2026-01-01 --to 2026-03-31.')
  if (monthsOf({ from, to }) === null)
    throw new CommandRefused(
      'A levy is charged for whole months: from the first day of a month to the last day of one, such as 2026-01-01 to 2026-03-31.',
    )
  return { from, to }
}

const preview: Command = {
  name: 'levies preview',
  about: 'Says what a levy rate would raise in a period, practice by practice, and changes nothing',
  options: {
    lmc: { type: 'string', value: 'NAME', about: 'The LMC whose practices would pay' },
    from: { type: 'string', value: 'DATE', about: 'The first day of the period: 2026-01-01' },
    to: { type: 'string', value: 'DATE', about: 'Its last day: 2026-03-31. A period is whole months' },
    pence: { type: 'string', value: 'PENCE', about: 'The rate for each patient: 42, 38.8' },
    per: { type: 'string', value: 'SPAN', about: 'What the rate is for: year (unless said), quarter or month' },
    list: { type: 'string', value: 'LIST', about: 'Whose patients: raw (unless said) or weighted' },
    json: { type: 'boolean', about: 'Print the figures and every line as JSON' },
  },
  async run({ open, scope, print }, given) {
    const period = periodGiven(given)
    const rate = rateOf(wordsGiven(given, 'pence') ?? '')
    if (rate === null)
      throw new CommandRefused(
        'Say the rate in pence with --pence: more than 0 and less than 100, with at most three decimals, such as 38.8.',
      )
    const asked_per = wordsGiven(given, 'per') ?? 'year'
    const per = (Object.keys(rateSpans) as RateSpan[]).find((span) => span === asked_per)
    if (!per) throw new CommandRefused(`--per ${asked_per} is none of year, quarter and month.`)
    const asked_list = wordsGiven(given, 'list') ?? 'raw'
    const list_basis = (Object.keys(listBases) as ListBasis[]).find((basis) => basis === asked_list)
    if (!list_basis) throw new CommandRefused(`--list ${asked_list} is neither raw nor weighted.`)
    const asked = wordsGiven(given, 'lmc')
    if (!asked) throw new CommandRefused('Say whose practices, with --lmc NAME.')
    const installation = await open('whichever')
    const lmc = lmcMeant(asked, await scope(installation).read(lmcsThere))
    if (typeof lmc === 'string') throw new CommandRefused(lmc)
    const practices = await scope(installation, system(lmc.office_id, [lmc.id])).read((tx) =>
      chargeableIn(tx, lmc.id, period, list_basis),
    )
    const { lines, without_list_size, patients, exact, rounded_pence } = previewOf(practices, period, {
      rate,
      per,
      rounding: 'half_up',
    })
    if (given.options['json'])
      print(
        JSON.stringify({
          lmc: lmc.name,
          from: period.from.toString(),
          to: period.to.toString(),
          pence: wordsGiven(given, 'pence'),
          per,
          list: list_basis,
          practices: lines.length,
          patients,
          exact_pence: exactText(exact),
          rounded_pence,
          rounding: roundings.half_up,
          without_list_size: without_list_size.map(({ ods_code }) => ods_code),
          lines: lines.map((line) => ({
            ods_code: line.ods_code,
            name: line.name,
            list_size: line.list_size,
            list_size_on: line.list_size_on?.toString() ?? null,
            begins: line.begins.toString(),
            days: line.days,
            exact_pence: exactText(line.exact),
            amount_pence: line.amount_pence,
          })),
        }),
      )
    else {
      print(
        `${rateText(rate)} a ${per} for ${count(lines.length, 'practice')} with ${patientsSaid(patients, list_basis)}: ${poundsOf(rounded_pence)}, exactly ${exactText(exact)} pence.`,
      )
      print(`${roundings.half_up}.`)
      for (const line of lines)
        print(
          `${line.ods_code}  ${thousands(line.list_size).padStart(9)}  ${String(line.days).padStart(4)} days  ${pounds(line.amount_pence).padStart(12)}  ${line.name}`,
        )
      for (const { ods_code, name } of without_list_size)
        print(`${ods_code}  has no ${begun(listSizeWords[list_basis])} in force, and is left out: ${name}`)
    }
    return 0
  },
}

export const commands: readonly Command[] = [preview]
