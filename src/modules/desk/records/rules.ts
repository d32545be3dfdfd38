/** What is looked for in the record; null is anything. */
export type RecordSearch = {
  readonly who: string | null
  readonly what: string | null
  readonly from: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
}

/** `register.practice_noted` as people read it: Practice noted. */
export function said(what: string): string {
  const words = (what.split('.')[1] ?? what).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const saidValue = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? 'none' : JSON.stringify(value)

/** What a record is about, in one line: `ods code C82001 · tags none`. */
export const aboutText = (about: unknown): string =>
  about !== null && typeof about === 'object'
    ? Object.entries(about)
        .map(([name, value]) => `${name.replaceAll('_', ' ')} ${saidValue(value)}`)
        .join(' · ')
    : saidValue(about)
