export const documentKinds = ['statement', 'invoice', 'credit_note', 'reminder'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentWords: Readonly<
  Record<DocumentKind, { readonly one: string; readonly many: string; readonly letter: string }>
> = {
  statement: { one: 'Statement', many: 'Statements', letter: 'S' },
  invoice: { one: 'Invoice', many: 'Invoices', letter: 'I' },
  credit_note: { one: 'Credit note', many: 'Credit notes', letter: 'C' },
  reminder: { one: 'Reminder', many: 'Reminders', letter: 'R' },
}

/** What is typed into the bank's form: the practice's code and the paper's number, which Bacs takes in its 18 characters. */
export const referenceOf = (ods_code: string, kind: DocumentKind, number: number) =>
  `${ods_code}-${documentWords[kind].letter}${number}`

/** The paper that somebody means who has it in hand: `Q90001-I12`, `q90001 i12`, `I12`, `Invoice 12`. */
export function paperCalled(words: string) {
  const reference = /^(?:([a-z0-9]{3,8})[ -])?([a-z]) ?(\d{1,9})$/i.exec(words)
  const [, ods_code, called, number] = reference ?? /^()([a-z ]+) (\d{1,9})$/i.exec(words) ?? []
  const kind = documentKinds.find((one) => {
    const { letter, one: title } = documentWords[one]
    return (reference ? letter : title).toLowerCase() === called?.toLowerCase()
  })
  return kind && { kind, number: Number(number), ods_code: ods_code ? ods_code.toUpperCase() : null }
}

/** `Invoice 12` */
export const titleOf = ({ kind, number }: { readonly kind: DocumentKind; readonly number: number }) =>
  `${documentWords[kind].one} ${number}`
