/** What somebody had typed, in the order of the form. */
export type Typed = readonly (readonly [name: string, value: string])[]

export const keptFor = Temporal.Duration.from({ hours: 24 })

/** As much as a stranger may send at all; a file is chosen again. */
export const mostBytes = 64 * 1024

/** Forms from one network address in a quarter of an hour. */
export const keepingLimit = { most: 60, seconds: 900 } as const

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What people typed or chose, without what the page itself put there; and no secret in plain sight. */
export const worthShowing = (typed: Typed): Typed =>
  typed
    .filter(([, value]) => value.trim() !== '' && !uuid.test(value) && value.length < 20_000)
    .map(([name, value]) => [inWords(name), /secret|password/.test(name) ? '••••••••' : value])

const inWords = (name: string) => {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
