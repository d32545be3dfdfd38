import { z } from 'zod'
import { email, hidden, lines, maybe, password, someOf, words, type Field } from '../../../../platform/forms/field.ts'
import type { Values } from '../../../../platform/forms/read.ts'

const hostName = (label: string, hint: string): Field<string> => ({
  ...words(label, 253, { hint }),
  read: (raw) => {
    const host = raw[0]?.trim().toLowerCase() ?? ''
    // A name and no number: what is inside our own network has no place here.
    return /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host)
      ? { ok: true, value: host }
      : { ok: false, error: `${label} must be a name, such as imap.example.org` }
  },
})

export const settingForm = {
  from_name: maybe(
    words('From', 100, {
      hint: 'The name before the address. Leave it empty for the name of whoever signs the letter',
    }),
  ),
  from_address: maybe(email('From address', { hint: 'Leave it empty for the installation’s own' })),
  footer: lines('Under every letter', 1000, { rows: 3, hint: 'Such as the office’s postal address' }),
  bounce_address: maybe(
    email('Address for what comes back', { hint: 'Best a mailbox that nobody reads: OpenLMC empties it' }),
  ),
  asks_receipts: someOf('Receipts', [
    {
      value: 'yes',
      label: 'Ask each practice’s server to say when it took a message',
      hint: 'They come to the address above. Not every server sends them',
    },
  ]),
  mailbox_host: maybe(hostName('Server of that mailbox', 'By IMAP over TLS, port 993')),
  mailbox_user: maybe(words('User name there', 200)),
  mailbox_password: password('Password there', { hint: 'It is kept sealed. Leave it empty to keep the one we have' }),
  seen: hidden('Seen', z.string().max(40)),
}
export type SettingAnswers = Values<typeof settingForm>
