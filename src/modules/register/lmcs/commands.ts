import type { Refusals } from '../../../platform/answers.ts'
import { CommandRefused, dayGiven, wordsGiven, type Command, type Given } from '../../../platform/command.ts'
import { system } from '../../../platform/scope.ts'
import { count, londonDay, thousands } from '../../../platform/values.ts'
import { practicesTaken, type Clash } from '../boundaries/reads.ts'
import type { Boundary } from '../boundaries/rules.ts'
import { foundReal } from '../imports/writes.ts'
import { practicesRepresented } from '../representation/reads.ts'
import { lmcSize, lmcsThere } from './reads.ts'
import { lmcMeant } from './rules.ts'
import { addLmc } from './writes.ts'

const codesOf = (given: Given, name: string) =>
  (wordsGiven(given, name) ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')

const boundaryOf = (given: Given): Boundary => ({
  commissioners: codesOf(given, 'commissioners').map((code) => code.toUpperCase()),
  local_authorities: codesOf(given, 'local-authorities'),
  added_codes: codesOf(given, 'add').map((code) => code.toUpperCase()),
  excluded_codes: codesOf(given, 'exclude').map((code) => code.toUpperCase()),
})

const refusals: Refusals<typeof addLmc> = {
  practice_in_one_lmc_at_a_time: 'A practice is in one LMC at a time.',
  boundary_takes_nothing: 'Say which practices are the LMC’s: --commissioners, --local-authorities or --add.',
  which_office: 'There is more than one office. Say which with --office NAME.',
  one_lmc_of_a_name_in_an_office: 'The office has an LMC of this name already.',
}

const add: Command = {
  name: 'lmc add',
  about: 'Adds an LMC and draws its area',
  options: {
    name: { type: 'string', value: 'NAME', about: 'The LMC’s name' },
    'short-name': { type: 'string', value: 'NAME', about: 'What it is called where there is little room' },
    commissioners: {
      type: 'string',
      value: 'CODES',
      about: 'Sub-ICB codes whose practices are the LMC’s: 03W,04C,04V',
    },
    'local-authorities': { type: 'string', value: 'NAMES', about: 'Local authorities whose practices are the LMC’s' },
    add: { type: 'string', value: 'CODES', about: 'Practices that are the LMC’s besides' },
    exclude: { type: 'string', value: 'CODES', about: 'Practices that are not, all the same' },
    office: { type: 'string', value: 'NAME', about: 'The office that serves it; made if it is not there' },
    from: { type: 'string', value: 'DATE', about: 'The day from which the area is drawn so; otherwise always' },
    json: { type: 'boolean', about: 'Print the figures as JSON' },
  },
  async run({ open, scope, now, print }, given) {
    const name = wordsGiven(given, 'name')
    if (!name) throw new CommandRefused('Say what the LMC is called, with --name.')
    const boundary = boundaryOf(given)
    const from = dayGiven(given, 'from') ?? null
    const installation = await open('real')
    let others: readonly Clash[] = []
    const answer = await scope(installation).operate((tx) =>
      addLmc(
        tx,
        { name, short_name: wordsGiven(given, 'short-name'), office_name: wordsGiven(given, 'office'), from, boundary },
        (clashes) => {
          others = clashes
        },
      ),
    )
    if (!answer.done) {
      const named = others.map(({ lmc_name, ods_codes }) => ` ${lmc_name} has ${ods_codes.join(', ')}.`)
      throw new CommandRefused(refusals[answer.why] + named.join(''))
    }
    if (!installation.is_founded) await scope(installation).operate(foundReal)
    const { lmc_id, office_id, is_new_office } = answer.value
    const today = londonDay(now())
    const behind = scope(installation, system(office_id, [lmc_id]))
    const { size, taken } = await behind.read(async (tx) => ({
      size: await lmcSize(tx, lmc_id, today),
      taken: await practicesTaken(tx, boundary, today),
    }))
    if (given.options.json) print(JSON.stringify({ lmc: name, office: answer.value.office_name, ...size }))
    else {
      if (is_new_office) print(`The office “${answer.value.office_name}” is made.`)
      print(`${name} has ${count(size.practices, 'active practice')} with ${count(size.patients, 'patient')}.`)
      if (taken.length === 0) print('No practice is in this area yet: import the practices, or check the codes.')
    }
    return 0
  },
}

const list: Command = {
  name: 'lmc list',
  about: 'Lists the LMCs, with how many practices and patients each has today',
  options: { json: { type: 'boolean', about: 'Print one JSON object a line' } },
  async run({ open, scope, now, print }, given) {
    const installation = await open('whichever')
    const lmcs = await scope(installation).read(lmcsThere)
    for (const lmc of lmcs) {
      const size = await scope(installation, system(lmc.office_id, [lmc.id])).read((tx) =>
        lmcSize(tx, lmc.id, londonDay(now())),
      )
      if (given.options.json)
        print(JSON.stringify({ lmc: lmc.name, short_name: lmc.short_name, office: lmc.office_name, ...size }))
      else
        print(
          `${lmc.name} (${lmc.office_name}): ${count(size.practices, 'practice')}, ${count(size.patients, 'patient')}`,
        )
    }
    if (lmcs.length === 0 && !given.options.json) print('There is no LMC yet.')
    return 0
  },
}

const practices: Command = {
  name: 'practices',
  about: 'Prints the practices an LMC represents on a day',
  options: {
    lmc: { type: 'string', value: 'NAME', about: 'The LMC; its short name or a part of its name will do' },
    'as-at': { type: 'string', value: 'DATE', about: 'The day; otherwise today' },
    all: { type: 'boolean', about: 'Dormant and proposed practices too' },
    json: { type: 'boolean', about: 'Print one JSON object a line' },
  },
  async run({ open, scope, now, print }, given) {
    const asked = wordsGiven(given, 'lmc')
    if (!asked) throw new CommandRefused('Say whose practices, with --lmc NAME.')
    const day = dayGiven(given, 'as-at') ?? londonDay(now())
    const installation = await open('whichever')
    const lmc = lmcMeant(asked, await scope(installation).read(lmcsThere))
    if (typeof lmc === 'string') throw new CommandRefused(lmc)
    const rows = await scope(installation, system(lmc.office_id, [lmc.id])).read((tx) =>
      practicesRepresented(tx, lmc.id, day, given.options.all ? 'all' : 'active'),
    )
    for (const { status, ...row } of rows) {
      const line = { ...row, list_size_on: row.list_size_on?.toString() ?? null }
      if (given.options.json) print(JSON.stringify(given.options.all ? { ...line, status } : line))
      else
        print(
          [row.ods_code, row.name, row.pcn_code ?? '–', row.list_size === null ? '–' : thousands(row.list_size)].join(
            '  ',
          ),
        )
    }
    return 0
  },
}

export const commands: readonly Command[] = [add, list, practices]
