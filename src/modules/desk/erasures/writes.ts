import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import { holdersOf } from '../../accounts/door.ts'
import { askErasure } from '../../register/door.ts'

/** Asks that what is kept of the reader be erased, and tells whoever of the office answers. */
export async function askToBeErased(tx: Writing, words: string) {
  const asked = await askErasure(tx, words)
  const { office_id, lmc_ids, name } = tx.actor
  if (!asked.done || !office_id) return asked
  const answerers = await holdersOf(tx, 'register.answer_erasures', (lmc_ids.length === 1 && lmc_ids[0]) || null)
  await notify(
    tx,
    answerers.map(({ id }) => id),
    office_id,
    `erasure_asked:${asked.value}`,
    { title: `${name} asks for what is kept of them to be erased`, href: `/erasures/${asked.value}` },
  )
  return asked
}
