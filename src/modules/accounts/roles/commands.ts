import { done, refused, type Refusals } from '../../../platform/answers.ts'
import { CommandRefused, type Command, type CommandTools, type Given } from '../../../platform/command.ts'
import { system } from '../../../platform/scope.ts'
import { isRole, roleWords } from '../../../roles.ts'
import { signInForm } from '../sign-ins/forms.ts'
import { addressee } from '../sign-ins/reads.ts'
import { heldAs, officesCalled, roleAsked } from './reads.ts'
import { roleInWords, type RoleChosen } from './rules.ts'
import { endRole, giveRole } from './writes.ts'

const options = {
  role: { type: 'string', value: 'ROLE', about: `One of: ${Object.keys(roleWords).join(', ')}` },
  lmc: {
    type: 'string',
    value: 'NAME',
    about: 'The LMC it is of, by its name or short name; without it, the whole office',
  },
  practice: { type: 'string', value: 'CODE', about: 'The practice it is of, for a practice’s role' },
  office: { type: 'string', value: 'NAME', about: 'The office, where there are several' },
} as const satisfies Command['options']

const refusals: Refusals<typeof roleAsked> & Refusals<typeof giveRole> & Refusals<typeof endRole> = {
  role_is_not_for_that: 'Roles at a practice need --practice, and the others none.',
  practice_not_in_reach: 'None of the office’s LMCs represents a practice with this code today.',
  role_ends_before_it_starts: 'The last day is before the first.',
  role_has_ended: 'This role has ended already.',
  role_ends_sooner: 'The role ends before that as it is.',
  last_administrator: 'Nobody else would be the office’s administrator. Make somebody else one first.',
}

/** The office, the account and the role that a command names, with a scope that is the office's. */
async function named({ open, scope }: CommandTools, { words: [given = ''], options: chosen }: Given) {
  const email = signInForm.email.read([given])
  if (!email.ok) throw new CommandRefused(`${email.error}.`)
  const text = (name: keyof typeof options) => (typeof chosen[name] === 'string' ? chosen[name].trim() : '')
  const role = text('role')
  if (!isRole(role)) throw new CommandRefused(`--role: give ${options.role.about.replace('One', 'one')}.`)
  const installation = await open('whichever')
  const found = await scope(installation).operate(async (tx) => {
    tx.leavesNoRecord('finding whom it concerns changes nothing')
    const account = await addressee(tx, email.value)
    const offices = await officesCalled(tx, text('office'))
    return account ? done({ account, offices }) : refused('no_such_account')
  })
  if (!found.done)
    throw new CommandRefused(`Nobody has an account with ${email.value}. Invite them on the page “Who holds what”.`)
  const [office, another] = found.value.offices
  if (!office || another) throw new CommandRefused('--office: give the name of one of the offices, letter for letter.')
  const lmc = office.lmcs.find(({ name, short_name }) => [name, short_name].includes(text('lmc')))
  if (text('lmc') && !lmc) throw new CommandRefused('--lmc: give the name of one of the office’s LMCs.')
  const of = text('practice') ? 'practice' : (lmc?.id ?? 'office')
  const asked: RoleChosen = { role, of, ods_code: text('practice') || null }
  const operator = system(
    office.id,
    office.lmcs.map(({ id }) => id),
  )
  return { account: found.value.account, asked, office: scope(installation, operator) }
}

const give: Command = {
  name: 'accounts give',
  takes: 'EMAIL',
  about: 'Gives an account that is there already a role, from today until somebody ends it',
  options,
  async run(tools, given) {
    const { account, asked, office } = await named(tools, given)
    const answer = await office.write(async (tx) => {
      const role = await roleAsked(tx, asked)
      return role.done ? giveRole(tx, account.id, role.value, { from: null, last_day: null }) : role
    }, 'role_once_at_a_time')
    if (!answer.done)
      throw new CommandRefused(
        answer.why === 'role_once_at_a_time' ? 'They hold this role already.' : refusals[answer.why],
      )
    tools.print(`${account.name} is now ${roleWords[asked.role].label.toLowerCase()}. They are told by mail.`)
    return 0
  },
}

const end: Command = {
  name: 'accounts end',
  takes: 'EMAIL',
  about: 'Ends a role of an account at once',
  options,
  async run(tools, given) {
    const { account, asked, office } = await named(tools, given)
    const answer = await office.write(async (tx) => {
      const role = await roleAsked(tx, asked)
      if (!role.done) return role
      const held = await heldAs(tx, account.id, role.value)
      return held ? endRole(tx, held.id, { last_day: null }) : refused('role_has_ended')
    })
    if (!answer.done) throw new CommandRefused(refusals[answer.why])
    tools.print(`${account.name} is no longer ${roleInWords(answer.value)}. They are told by mail.`)
    return 0
  },
}

export const commands: readonly Command[] = [give, end]
