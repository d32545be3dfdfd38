import type { Reading } from '../../../platform/scope.ts'

/** Where each publisher keeps its current file. */
export const publishers = (tx: Reading) =>
  tx.db.selectFrom('register.publisher').select(['kind', 'address', 'set_at', 'set_by']).orderBy('kind').execute()

export const addressOf = (tx: Reading, kind: string) =>
  tx.db.selectFrom('register.publisher').select('address').where('kind', '=', kind).executeTakeFirst()
