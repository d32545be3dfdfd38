import type { Module } from '../../platform/module.ts'
import * as offices from './offices/commands.ts'
import { routes as choices } from './choices/routes.tsx'
import { invitationEnds, roleEnds } from './endings/reads.ts'
import { naming } from './holders/reads.ts'
import { forgetSessions } from './sessions/jobs.ts'
import { personal } from './own-accounts/reads.ts'
import * as sessions from './sessions/routes.tsx'
import * as signInCommands from './sign-ins/commands.ts'
import { letters } from './sign-ins/letters.tsx'
import { forgetLinks, mailSignInLink } from './sign-ins/jobs.ts'
import * as signIns from './sign-ins/routes.tsx'
import * as tokens from './tokens/routes.tsx'

export const accounts: Module = {
  name: 'accounts',
  routes: [...signIns.routes, ...sessions.routes, ...tokens.routes, ...choices],
  jobs: [mailSignInLink, forgetLinks, forgetSessions],
  letters,
  commands: [...offices.commands, ...signInCommands.commands],
  namings: [naming],
  personal,
  calendars: [roleEnds, invitationEnds],
  account: [
    { label: 'Where you are signed in', href: '/sessions', may: 'accounts.hold_session' },
    { label: 'Change office', href: '/choose', may: 'accounts.hold_session', only: 'several offices' },
    { label: 'API tokens', href: '/tokens', may: 'accounts.make_tokens' },
  ],
}
