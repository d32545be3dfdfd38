import { londonTime, plainDay } from '../../../platform/values.ts'

/** `last_used_at` as a heading: Last used. */
export function headingOf(key: string): string {
  const words = key.replace(/_(at|on)$/, '').replaceAll('_', ' ')
  return (words.charAt(0).toUpperCase() + words.slice(1)).replaceAll(/\b(lmc|gmc|pcn)\b/gi, (name) =>
    name.toUpperCase(),
  )
}

const isSpan = (value: object): value is { from: Temporal.PlainDate | null; until: Temporal.PlainDate | null } =>
  'from' in value && 'until' in value

/** A value as people read it; nothing where none is kept. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value instanceof Temporal.Instant) return londonTime(value)
  if (value instanceof Temporal.PlainDate) return plainDay(value)
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join(', ')
  if (typeof value === 'object') {
    if (!isSpan(value)) return JSON.stringify(value)
    const from = value.from ? `from ${plainDay(value.from)}` : ''
    const until = value.until ? `until ${plainDay(value.until.subtract({ days: 1 }))}` : ''
    return [from, until].filter(Boolean).join(' ')
  }
  // Words of the program's own: `office_administrator`.
  if (typeof value === 'string') return /^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value
  return typeof value === 'number' ? String(value) : ''
}

export type Rows = readonly Readonly<Record<string, unknown>>[]

/** Every key that any of the rows has, in the order they come. */
export const keysOf = (rows: Rows): readonly string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))]
