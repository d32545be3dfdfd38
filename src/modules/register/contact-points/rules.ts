export const contactKinds = { email: 'E-mail', telephone: 'Telephone', mobile: 'Mobile' } as const
export type ContactKind = keyof typeof contactKinds

export const contactPurposes = { work: 'Work', personal: 'Personal', urgent: 'Urgent' } as const
export type ContactPurpose = keyof typeof contactPurposes

export type NewContactPoint = {
  readonly kind: ContactKind
  readonly value: string
  readonly purpose: ContactPurpose
}

/** Digits in groups, with a country or an extension: `01632 960118`, `+44 1632 960118 ext 4`. */
export const isTelephone = (text: string) =>
  /^\+?[\d ().-]+( ?(x|ext\.?) ?\d{1,6})?$/i.test(text) && (text.match(/\d/g)?.length ?? 0) >= 6 && text.length <= 40
