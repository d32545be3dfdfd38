import { day, maybe, words } from '../../../platform/forms/field.ts'

export const recordSearch = {
  who: maybe(words('Who', 100)),
  what: maybe(words('What', 100)),
  concerning: maybe(words('Concerning', 100)),
  from: maybe(day('From')),
  until: maybe(day('To')),
}
