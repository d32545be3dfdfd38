/** What is wrong with a file somebody gave us, where, and what they can do about it. */
export type Mistake = { readonly file: string; readonly line?: number; readonly what: string; readonly remedy: string }

/** Thrown by whatever is reading; caught once, where the file's name is known. */
export class Unreadable extends Error {
  readonly what: string
  readonly remedy: string
  readonly line: number | undefined

  constructor(what: string, remedy: string, line?: number) {
    super(what)
    this.name = 'Unreadable'
    this.what = what
    this.remedy = remedy
    this.line = line
  }

  in(file: string): Mistake {
    const { what, remedy, line } = this
    return line === undefined ? { file, what, remedy } : { file, line, what, remedy }
  }
}

export const downloadAgain = 'Download it again from the publisher.'
