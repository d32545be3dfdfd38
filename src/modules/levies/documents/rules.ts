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

/** `Invoice 12` */
export const titleOf = ({ kind, number }: { readonly kind: DocumentKind; readonly number: number }) =>
  `${documentWords[kind].one} ${number}`
