import { wholeNumber, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

export const lmcForm = {
  name: words('Name', 120, { hint: 'As it stands on letters: Wealdshire LMC' }),
  short_name: words('Short name', 40, { hint: 'For lists and menus: Wealdshire' }),
  brand_hue: wholeNumber('Colour', 0, 359, { hint: 'Its angle on the colour wheel: 0 is red, 120 green, 240 blue' }),
  smallest_cell: wholeNumber('Smallest figure shown', 2, 50, {
    hint: 'A count of fewer than this is held back wherever it could give somebody away',
  }),
}
export type LmcAnswers = Values<typeof lmcForm>
