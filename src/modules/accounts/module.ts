import type { Module } from '../../platform/module.ts'
import { endActings, forgetActings } from './actings/jobs.ts'
import * as actings from './actings/routes.tsx'
import * as authenticators from './authenticators/routes.tsx'
import { forgetChallenges } from './challenges/jobs.ts'
import { forgetDevices, tellOfNewDevice } from './devices/jobs.ts'
import { letters as deviceLetters } from './devices/letters.tsx'
import { forgetKeptForms } from './kept-forms/jobs.ts'
import * as keptForms from './kept-forms/routes.tsx'
import * as lockoutCommands from './lockouts/commands.ts'
import { tellOfLockout, tellOfReset } from './lockouts/jobs.ts'
import { letters as lockoutLetters } from './lockouts/letters.tsx'
import { lockedOut } from './lockouts/reads.ts'
import * as lockouts from './lockouts/routes.tsx'
import * as offices from './offices/commands.ts'
import { routes as choices } from './choices/routes.tsx'
import { invitationEnds, roleEnds } from './endings/reads.ts'
import { naming } from './holders/reads.ts'
import { letters as mailedCodeLetters } from './mailed-codes/letters.tsx'
import * as passkeys from './passkeys/routes.tsx'
import * as recoveryCodes from './recovery-codes/routes.tsx'
import * as secondSteps from './second-steps/routes.tsx'
import * as holders from './holders/routes.tsx'
import { forgetInvitations, mailInvitation } from './invitations/jobs.ts'
import { letters as invitationLetters } from './invitations/letters.tsx'
import * as invitations from './invitations/routes.tsx'
import * as manuals from './manuals/routes.tsx'
import * as practiceRoles from './practice-roles/routes.tsx'
import * as providerSignIns from './provider-sign-ins/routes.tsx'
import * as providers from './providers/routes.tsx'
import * as roleCommands from './roles/commands.ts'
import { tellOfRole } from './roles/jobs.ts'
import { letters as roleLetters } from './roles/letters.tsx'
import * as roles from './roles/routes.tsx'
import { forgetSessions } from './sessions/jobs.ts'
import { personal } from './own-accounts/reads.ts'
import * as sessions from './sessions/routes.tsx'
import * as signInCommands from './sign-ins/commands.ts'
import { letters as signInLetters } from './sign-ins/letters.tsx'
import { forgetLinks, mailSignInLink } from './sign-ins/jobs.ts'
import * as signIns from './sign-ins/routes.tsx'
import * as tokens from './tokens/routes.tsx'
import * as waysIn from './ways-in/routes.tsx'

export const accounts: Module = {
  name: 'accounts',
  routes: [
    ...signIns.routes,
    ...secondSteps.routes,
    ...passkeys.routes,
    ...authenticators.routes,
    ...recoveryCodes.routes,
    ...waysIn.routes,
    ...keptForms.routes,
    ...sessions.routes,
    ...lockouts.routes,
    ...tokens.routes,
    ...choices,
    ...roles.routes,
    ...manuals.routes,
    ...holders.routes,
    ...practiceRoles.routes,
    ...invitations.routes,
    ...actings.routes,
    ...providers.routes,
    ...providerSignIns.routes,
  ],
  jobs: [
    mailSignInLink,
    forgetLinks,
    forgetSessions,
    forgetChallenges,
    forgetKeptForms,
    tellOfNewDevice,
    forgetDevices,
    tellOfLockout,
    tellOfReset,
    tellOfRole,
    mailInvitation,
    forgetInvitations,
    endActings,
    forgetActings,
  ],
  letters: [
    ...signInLetters,
    ...mailedCodeLetters,
    ...deviceLetters,
    ...lockoutLetters,
    ...roleLetters,
    ...invitationLetters,
  ],
  commands: [...offices.commands, ...signInCommands.commands, ...lockoutCommands.commands, ...roleCommands.commands],
  namings: [naming],
  personal,
  calendars: [roleEnds, invitationEnds],
  account: [
    { label: 'Where you are signed in', href: '/sessions', may: 'accounts.hold_session' },
    { label: 'Change office', href: '/choose', may: 'accounts.hold_session', only: 'several offices' },
    { label: 'Ways in', href: '/ways-in', may: 'accounts.hold_session' },
    { label: 'What you may do', href: '/roles/mine', may: 'accounts.hold_session' },
    { label: 'Who holds what', href: '/roles', may: 'accounts.read_roles' },
    { label: 'Who signs in for the practice', href: '/practice-roles', may: 'register.keep_own_people' },
    { label: 'API tokens', href: '/tokens', may: 'accounts.make_tokens' },
    { label: 'The office’s own sign-in', href: '/providers', may: 'accounts.set_providers' },
    { label: 'Locked out', href: '/lockouts', may: 'accounts.release_lockouts' },
  ],
  waits: [
    {
      label: 'People locked out',
      may: 'accounts.release_lockouts',
      under: 'waits for you',
      count: async (tx) => (await lockedOut(tx)).length,
      href: '/lockouts',
    },
  ],
}
