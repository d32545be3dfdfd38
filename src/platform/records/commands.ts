import { done } from '../answers.ts'
import { CommandRefused, type Command, type CommandTools } from '../command.ts'
import type { Operating } from '../scope.ts'
import { count, londonTime } from '../values.ts'
import { breaks, newestSeal, verifyRecords, type Anchor } from './verify.ts'

async function looking<T>(tools: CommandTools, look: (tx: Operating) => Promise<T>): Promise<T> {
  const answer = await tools.scope(await tools.open('whichever')).operate(async (tx) => {
    tx.leavesNoRecord('whoever checks the record leaves it as it was')
    return done(await look(tx))
  })
  if (!answer.done) throw new Error('looking at the record was refused')
  return answer.value
}

function anchorIn(text: string | boolean | undefined): Anchor | undefined {
  if (text === undefined) return undefined
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(String(text)) ?? []
  if (!number || !hash)
    throw new CommandRefused(
      'An anchor is what “records anchor” printed, such as 12:5f3a…, with all 64 characters of its hash.',
    )
  return { number: Number(number), hash }
}

const verify: Command = {
  name: 'records verify',
  about: 'Checks that no sealed record was changed, taken out or put in.',
  options: {
    anchor: { type: 'string', value: 'NUMBER:HASH', about: 'What “records anchor” printed once, kept elsewhere' },
    json: { type: 'boolean', about: 'Print the figures as JSON' },
  },
  async run(tools, { options }) {
    const anchor = anchorIn(options['anchor'])
    const found = await looking(tools, (tx) => verifyRecords(tx, anchor))
    const { broken, seals, sealed, unsealed, forgotten, newest } = found
    if (options['json']) tools.print(JSON.stringify(found))
    else {
      tools.print(`${count(sealed, 'record')} in ${count(seals, 'seal')}; ${unsealed} not sealed yet.`)
      if (forgotten > 0)
        tools.print(
          `${count(forgotten, 'record')} forgotten: kept as long as needed, and in the chain by place and hash.`,
        )
      if (newest) tools.print(`The newest seal is number ${newest.number}, made at ${londonTime(newest.made_at)}.`)
      tools.print(
        broken
          ? `Broken at seal ${broken.seal_number}: ${breaks[broken.kind]}${broken.record_id ? ` (record ${broken.record_id})` : ''}.`
          : 'The record is whole.',
      )
    }
    return broken ? 2 : 0
  },
}

const anchor: Command = {
  name: 'records anchor',
  about:
    'Prints the newest seal’s number and hash. Keep it elsewhere: it shows later that nothing before it was rewritten.',
  options: { json: { type: 'boolean', about: 'Print it as JSON' } },
  async run(tools, { options }) {
    const seal = await looking(tools, newestSeal)
    if (!seal)
      throw new CommandRefused('Nothing is sealed yet. The record is sealed every five minutes while OpenLMC runs.')
    tools.print(options['json'] ? JSON.stringify(seal) : `${seal.number}:${seal.hash}`)
    return 0
  },
}

export const recordCommands: readonly Command[] = [verify, anchor]
