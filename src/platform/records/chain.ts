import { sql } from 'kysely'
import { sha256 } from '../config.ts'

/**
 * The hash of one record's row `r`, over a text that only its content decides: fields in this order, the moment in UTC to
 * the microsecond, `about` as PostgreSQL writes jsonb. Seals already made depend on it: it never changes.
 */
export const rowHash = sql<string>`encode(sha256(convert_to(jsonb_build_array(
  r.id, r.number, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  r.account_id, r.actor, r.office_id, r.lmc_id, r.what, r.about)::text, 'UTF8')), 'hex')`

export type Seal = { readonly number: number; readonly made_at: Temporal.Instant; readonly hash: string }

/** What the first seal follows. */
export const noSeal = '0'.repeat(64)

/** A seal's hash: over the seal before it, itself, and its rows in their order. */
export const sealHash = (previous: string, { number, made_at }: Omit<Seal, 'hash'>, row_hashes: readonly string[]) =>
  sha256([previous, number, made_at.toString({ smallestUnit: 'microsecond' }), ...row_hashes].join('\n'))
