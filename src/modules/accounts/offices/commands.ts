import { CommandRefused, type Command } from '../../../platform/command.ts'
import { read } from '../../../platform/forms/read.ts'
import { foundingForm } from './forms.ts'
import { foundOffice } from './writes.ts'

const init: Command = {
  name: 'init',
  about: 'Opens a real installation: makes the office and its administrator, and prints a link that signs them in',
  options: {
    office: {
      type: 'string',
      value: 'NAME',
      about: 'The office’s name, such as “Leicester, Leicestershire & Rutland LMC”',
    },
    admin: {
      type: 'string',
      value: 'EMAIL',
      about: 'The administrator’s e-mail address; run it again with another to add another',
    },
    name: { type: 'string', value: 'PERSON', about: 'The administrator’s name, as it is shown to others' },
  },
  async run({ config, open, scope, print }, { options }) {
    const given = Object.entries(options).map(([name, value]) => [name, String(value ?? '')])
    const answers = read(foundingForm, new URLSearchParams(given))
    if (!answers.ok)
      throw new CommandRefused(
        Object.entries(answers.errors)
          .map(([option, error]) => `--${option}: ${error}.`)
          .join(' '),
      )

    const { office, admin } = answers.values
    const answer = await scope(await open('real')).operate((tx) => foundOffice(tx, answers.values))
    if (!answer.done) throw new CommandRefused(answer.why)
    const { token, is_new_office, is_new_administrator, person_name } = answer.value
    print(is_new_office ? `The office “${office}” is made.` : `The office “${office}” was there already.`)
    print(
      is_new_administrator
        ? `${person_name} (${admin}) is now an administrator of it.`
        : `${person_name} (${admin}) was an administrator of it already.`,
    )
    print(`To sign in, open this link within 24 hours; it works once:\n${config.public_url}/sign-in/link/${token}`)
    return 0
  },
}

export const commands: readonly Command[] = [init]
