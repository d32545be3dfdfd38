export type Letterhead = {
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly website: string
  readonly registered_words: string
  readonly logo_sha256: string | null
}

export const noLetterhead: Letterhead = {
  address: '',
  phone: '',
  email: '',
  website: '',
  registered_words: '',
  logo_sha256: null,
}

/** What the templates in `print/` set at the head and at the foot of a paper. */
export type PrintedHead = {
  readonly lines: readonly string[]
  readonly registered: string
  readonly logo: string | null
}

/** All that the head and foot of an LMC's papers are set from. */
export type PaperHead = { readonly lmc_name: string; readonly hue: number; readonly letterhead: PrintedHead }

export const printedHead = (head: Letterhead): PrintedHead => ({
  lines: [...head.address.split('\n'), head.phone, head.email, head.website].flatMap((line) => line.trim() || []),
  registered: head.registered_words,
  logo: head.logo_sha256,
})
