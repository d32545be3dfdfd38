import { CommandRefused, wordsGiven, type Command } from '../../../platform/command.ts'
import { system } from '../../../platform/scope.ts'
import { count } from '../../../platform/values.ts'
import { lmcMeant, lmcsThere } from '../../register/door.ts'
import { verified } from './reads.ts'

const verify: Command = {
  name: 'levies verify',
  about: 'Proves that the books of the levies balance, and that every issued line comes out again from its sources',
  options: {
    lmc: { type: 'string', value: 'NAME', about: 'Only this LMC’s' },
    json: { type: 'boolean', about: 'Print what was found as JSON' },
  },
  async run({ open, scope, print }, given) {
    const installation = await open('whichever')
    const all = await scope(installation).read(lmcsThere)
    const asked = wordsGiven(given, 'lmc')
    const meant = asked === undefined ? undefined : lmcMeant(asked, all)
    if (typeof meant === 'string') throw new CommandRefused(meant)
    const found = []
    for (const { id, office_id, name } of meant ? [meant] : all)
      found.push({ lmc: name, ...(await scope(installation, system(office_id, [id])).read(verified)) })
    const is_right = found.every(({ wrong }) => wrong.length === 0)
    if (given.options['json']) print(JSON.stringify({ is_right, lmcs: found }))
    else
      for (const { lmc, runs, lines, entries, postings, wrong, since_changed } of found) {
        print(
          `${lmc}: ${count(runs, 'issued run')} of ${count(lines, 'line')}, ${count(entries, 'entry', 'entries')} of ${count(postings, 'posting')}. ${wrong.length === 0 ? 'The books balance, and every line comes out again.' : `${count(wrong.length, 'thing')} wrong.`}`,
        )
        for (const sentence of [...wrong, ...since_changed]) print(`  ${sentence}`)
      }
    return is_right ? 0 : 2
  },
}

export const commands: readonly Command[] = [verify]
