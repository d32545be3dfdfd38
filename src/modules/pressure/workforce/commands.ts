import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { done } from '../../../platform/answers.ts'
import { CommandRefused, type Command, type Given } from '../../../platform/command.ts'
import { system } from '../../../platform/scope.ts'
import { count, counted, londonDay, plainDay } from '../../../platform/values.ts'
import { lmcsLike, lmcsThere, type LmcThere } from '../../register/door.ts'
import { readWorkforce } from './feeds.ts'
import { foundOfficial, type FoundFte } from './reads.ts'
import { takeOfficialWorkforce } from './writes.ts'

function dayIn({ options }: Given): Temporal.PlainDate | undefined {
  const text = options['as-at']
  if (typeof text !== 'string') return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    throw new CommandRefused(`--as-at ${text} is not a day. Write it as 2025-07-31.`)
  }
}

async function opened(path: string, given: Given) {
  const bytes = await readFile(path).catch(() => {
    throw new CommandRefused(`${path} can’t be read. Check that it is there.`)
  })
  const read = await readWorkforce(bytes, basename(path), dayIn(given))
  if (read.ok) return read.rows
  const { file, line, what, remedy } = read.mistake
  throw new CommandRefused(`${file}${line === undefined ? '' : `, line ${line}`}: ${what} ${remedy}`)
}

function lmcsMeant(lmcs: readonly LmcThere[], asked: string | boolean | undefined) {
  const found = typeof asked === 'string' ? lmcsLike(asked, lmcs) : lmcs
  if (found.length === 0 || (typeof asked === 'string' && found.length > 1))
    throw new CommandRefused(`Say which LMC with --lmc: ${lmcs.map(({ name }) => name).join(', ')}.`)
  return found
}

const figuresOf = (figures: readonly FoundFte[]) => ({
  practices: new Set(figures.map(({ practice_id }) => practice_id)).size,
  new: figures.filter(({ fate }) => fate === 'new').length,
  changed: figures.filter(({ fate }) => fate === 'changed').length,
  same: figures.filter(({ fate }) => fate === 'same').length,
})

const importWorkforce: Command = {
  name: 'workforce import',
  takes: 'FILE',
  about:
    'Takes in how many GPs each practice has: the General Practice Workforce, Practice Level – Detailed, CSV or zip',
  options: {
    lmc: { type: 'string', value: 'NAME', about: 'For the practices of this LMC alone' },
    'as-at': { type: 'string', value: 'DATE', about: 'The last day of its month, where its name doesn’t say' },
    'dry-run': { type: 'boolean', about: 'Say what it would bring, and keep nothing' },
    json: { type: 'boolean', about: 'Print one JSON object an LMC, and one for the whole' },
  },
  async run({ open, scope, print, now }, given) {
    const [path, another] = given.words
    if (path === undefined || another !== undefined)
      throw new CommandRefused('Say which file to take in: one at a time.')
    const rows = await opened(path, given)
    const is_dry = given.options['dry-run'] === true
    const installation = await open('whichever')
    const lmcs = lmcsMeant(await scope(installation).read(lmcsThere), given.options['lmc'])
    const represented = new Set<string>()
    for (const office_id of new Set(lmcs.map((lmc) => lmc.office_id))) {
      const its = lmcs.filter((lmc) => lmc.office_id === office_id)
      const own = scope(
        installation,
        system(
          office_id,
          its.map(({ id }) => id),
        ),
      )
      const answer = is_dry
        ? done(await own.read((tx) => foundOfficial(tx, rows, londonDay(now()))))
        : await own.write((tx) => takeOfficialWorkforce(tx, basename(path), rows))
      if (!answer.done) throw new Error('an official file is never refused')
      for (const code of answer.value.represented) represented.add(code)
      for (const { id, name } of its) {
        const found = figuresOf(answer.value.figures.filter(({ lmc_id }) => lmc_id === id))
        print(
          given.options['json']
            ? JSON.stringify({ lmc: name, ...found })
            : `${name}: ${counted(found.practices, 'practice', 'practices')}; figures: ${found.new} new, ${found.changed} changed, ${found.same} known already`,
        )
      }
    }
    const left_out = rows.filter(({ ods_code }) => !represented.has(ods_code)).length
    const not_known = rows.filter((row) => represented.has(row.ods_code) && row.fully_qualified === null).length
    const days = [...new Set(rows.map(({ from_on }) => from_on.toString()))].toSorted()
    print(
      given.options['json']
        ? JSON.stringify({ taken_in: !is_dry, rows: rows.length, days, left_out, not_known })
        : `${count(rows.length, 'row')} as of ${days.map((day) => plainDay(Temporal.PlainDate.from(day))).join(', ')}: ${left_out} of practices no LMC here represents left out, ${not_known} whose GPs aren’t known${is_dry ? '; nothing was kept' : ''}`,
    )
    return 0
  },
}

export const commands: readonly Command[] = [importWorkforce]
