import { grants, permissionWords, rolesGranting, roleWords, type Role } from '../../../roles.ts'

/** An address of the program and the permission it asks for. */
export type Door = { readonly method: string; readonly path: string; readonly may: string }

const addressOf = ({ path }: Door) => new RegExp(`^${path.replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`)

/** What a page's address asks for: to open it, and to send each of its forms. */
export function permissionsAt(doors: readonly Door[], typed: string): readonly string[] {
  const path = URL.parse(typed.trim(), 'https://lmc.invalid')?.pathname
  const found = path ? doors.filter((door) => addressOf(door).test(path)) : []
  const opened = found.find(({ method }) => method === 'GET')
  const asked = [...(opened ? [opened] : []), ...found.filter(({ method }) => method === 'POST')]
  return [...new Set(asked.map(({ may }) => may))]
}

export const mayWords = (permission: string) =>
  Object.hasOwn(permissionWords, permission)
    ? (permissionWords[permission as keyof typeof permissionWords] ?? permission)
    : permission

/** Why somebody may do a thing: which of the roles they hold now lets them. Where none does, which ones would. */
export const reasonFor = <Held extends { readonly role: string }>(permission: string, held: readonly Held[]) => {
  const roles = rolesGranting(permission)
  return {
    permission,
    because: held.filter(({ role }) => roles.some((one) => one === role)),
    would: roles.map((role) => roleWords[role].label),
  }
}
export type Reason<Held extends { readonly role: string }> = ReturnType<typeof reasonFor<Held>>

const parts: Readonly<Record<string, string>> = {
  accounts: 'Ways in',
  register: 'Practices and people',
  desk: 'The day',
}

/** Every permission anybody is granted, with who is, in the order of the modules. */
export const whatRolesMayDo = () => {
  const roles = Object.keys(grants) as Role[]
  return [...new Set(roles.flatMap((role) => grants[role]))]
    .toSorted((one, other) => mayWords(one).localeCompare(mayWords(other)))
    .map((permission) => {
      const module = permission.split('.')[0] ?? ''
      return {
        permission,
        words: mayWords(permission),
        part: parts[module] ?? module,
        roles: rolesGranting(permission),
      }
    })
    .toSorted((one, other) => one.part.localeCompare(other.part))
}
