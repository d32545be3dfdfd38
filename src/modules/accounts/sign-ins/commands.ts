import { done, refused } from '../../../platform/answers.ts'
import { CommandRefused, type Command } from '../../../platform/command.ts'
import { signInForm } from './forms.ts'
import { accountsWithRoles, addressee, type RoleListed } from './reads.ts'
import { handedLinkLasts } from './rules.ts'
import { makeLink } from './writes.ts'

const link: Command = {
  name: 'accounts link',
  takes: 'EMAIL',
  about: 'Prints a link that signs in an account that is there already, for handing over',
  async run({ config, open, scope, print }, { words: [given = ''] }) {
    const email = signInForm.email.read([given])
    if (!email.ok) throw new CommandRefused(`${email.error}.`)
    const answer = await scope(await open('whichever')).operate(async (tx) => {
      const account = await addressee(tx, email.value)
      return account ? done(await makeLink(tx, account.id, handedLinkLasts)) : refused('no_such_account')
    })
    if (!answer.done)
      throw new CommandRefused(`Nobody has an account with ${email.value}. See who has one with: openlmc accounts list`)
    print(`It works once, within 24 hours:\n${config.public_url}/sign-in/link/${answer.value}`)
    return 0
  },
}

const inWords = ({ role, office, lmc }: RoleListed) => `${role.replaceAll('_', ' ')} of ${lmc ?? office}`

const list: Command = {
  name: 'accounts list',
  about: 'Lists every account and the roles it holds today',
  options: { json: { type: 'boolean', about: 'One JSON object a line' } },
  async run({ open, scope, print }, { options }) {
    const answer = await scope(await open('whichever')).operate(async (tx) => {
      const accounts = await accountsWithRoles(tx)
      await tx.record(null, 'accounts.accounts_listed', { accounts: accounts.length })
      return done(accounts)
    })
    if (!answer.done) throw new CommandRefused(answer.why)
    for (const { email, name, roles } of answer.value)
      print(
        options['json']
          ? JSON.stringify({ email, name, roles })
          : `${email}\t${name}\t${roles.map(inWords).join('; ') || 'no role'}`,
      )
    return 0
  },
}

export const commands: readonly Command[] = [link, list]
