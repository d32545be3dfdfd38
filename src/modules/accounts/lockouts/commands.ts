import { done, refused } from '../../../platform/answers.ts'
import { CommandRefused, type Command } from '../../../platform/command.ts'
import { read } from '../../../platform/forms/read.ts'
import { signInForm } from '../sign-ins/forms.ts'
import { addressee } from '../sign-ins/reads.ts'
import { resetForm } from './forms.ts'
import { resetSecondStep } from './writes.ts'

/** For an office whose only administrator has lost their device: nobody there could do it. */
const reset: Command = {
  name: 'accounts reset',
  takes: 'EMAIL',
  about: 'Takes away an account’s passkeys, authenticator and recovery codes, so that its holder sets up new ones',
  options: { why: { type: 'string', value: 'TEXT', about: 'How you know that it is them; it stays on the record' } },
  async run({ open, scope, print }, { words: [given = ''], options }) {
    const email = signInForm.email.read([given])
    if (!email.ok) throw new CommandRefused(`${email.error}.`)
    const answers = read(resetForm, new URLSearchParams({ why: String(options['why'] ?? '') }))
    if (!answers.ok) throw new CommandRefused(`--why: ${answers.errors.why}.`)
    const answer = await scope(await open('whichever')).operate(async (tx) => {
      const account = await addressee(tx, email.value)
      if (!account) return refused('no_such_account')
      await resetSecondStep(tx, account.id, answers.values.why)
      return done(account.name)
    })
    if (!answer.done)
      throw new CommandRefused(`Nobody has an account with ${email.value}. See who has one with: openlmc accounts list`)
    print(`${answer.value} sets up a second step with the next link. They are told by mail.`)
    return 0
  },
}

export const commands: readonly Command[] = [reset]
