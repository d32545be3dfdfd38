import { sql } from 'kysely'
import type { Pictures } from '../../../platform/print/pdf.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { headOf, type PaperHead } from '../../register/door.ts'
import { linesOf } from '../document-lines/reads.ts'
import { forPaper, type Paper, type PaperTold } from '../documents/papers/rules.ts'

type Row = Omit<PaperTold, 'lines' | 'invoice' | keyof PaperHead | 'made_on'> & {
  readonly id: Id<'document'>
  readonly made_at: Temporal.Instant
  readonly invoice_number: number | null
  readonly invoice_reference: string
  readonly invoice_pence: PaperTold['amount_pence']
  readonly invoice_made_on: Temporal.PlainDate
  readonly invoice_due_on: Temporal.PlainDate | null
  readonly invoice_reminded_on: Temporal.PlainDate | null
}

export type ToPrint = { readonly id: Id<'document'>; readonly paper: Paper }

/**
 * What these papers of one LMC say, and the pictures in them. The practice is called as it was when the period ended, or where it turned
 * out never to have been there, as it is now; what the LMC was called, and its letterhead, are those of the moment when the paper was made.
 */
export async function papersOf(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  ids: readonly Id<'document'>[],
): Promise<{ readonly papers: readonly ToPrint[]; readonly pictures: Pictures }> {
  const { rows } = await sql<Row>`
    select d.id, d.kind, d.number, d.reference, d.amount_pence, d.due_on,
      d.made_at,
      concat_ws(', ', nullif(m.reply_name, ''), nullif(m.reply_address, '')) as contact,
      v.name as levy_name, v.joining <> 'built_in' as is_voluntary, r.period_from, r.period_to,
      coalesce(p.name, n.name) as practice_name, n.ods_code, coalesce(p.address, '') as address, coalesce(p.postcode, '') as postcode,
      c.kind as collector_kind, c.name as collector_name, c.payment_words,
      i.number as invoice_number, i.reference as invoice_reference, i.amount_pence as invoice_pence,
      (i.made_at at time zone 'Europe/London')::date as invoice_made_on, i.due_on as invoice_due_on,
      (select (max(o.made_at) at time zone 'Europe/London')::date from levies.document o
        where o.lmc_id = d.lmc_id and o.reminds_id = d.reminds_id and o.made_at < d.made_at) as invoice_reminded_on
    from levies.document d
    join levies.run r on r.lmc_id = d.lmc_id and r.id = d.run_id
    join levies.levy v on v.lmc_id = d.lmc_id and v.id = r.levy_id
    left join platform.lmc_mail_setting m on m.lmc_id = d.lmc_id
    left join levies.collector c on c.lmc_id = d.lmc_id and c.id = d.collector_id
    left join levies.document i on i.lmc_id = d.lmc_id and i.id = d.reminds_id
    join register.practice_name n on n.practice_id = d.practice_id
    left join lateral (select name, address, postcode from register.practice_card k
      where k.lmc_id = d.lmc_id and k.practice_id = d.practice_id and k.from_on <= r.period_to
      order by k.from_on desc limit 1) p on true
    where d.lmc_id = ${lmc_id} and d.id = any (${[...ids]}::uuid[]) order by d.kind, d.number`.execute(tx.db)
  const lines = await linesOf(tx, lmc_id, ids)
  const heads = new Map<string, Awaited<ReturnType<typeof headOf>>>()
  const papers: ToPrint[] = []
  for (const { id, made_at, invoice_number, invoice_reference, invoice_pence, invoice_made_on, ...told } of rows) {
    const made_with = heads.get(made_at.toString()) ?? (await headOf(tx, lmc_id, made_at))
    heads.set(made_at.toString(), made_with)
    const { head } = made_with
    const invoice =
      invoice_number === null
        ? null
        : {
            number: invoice_number,
            reference: invoice_reference,
            amount_pence: invoice_pence,
            made_on: invoice_made_on,
            due_on: told.invoice_due_on,
            reminded_on: told.invoice_reminded_on,
          }
    const paper = forPaper({ ...told, ...head, made_on: londonDay(made_at), lines: lines.get(id) ?? [], invoice })
    papers.push({ id, paper })
  }
  const pictures: Pictures = Object.assign({}, ...[...heads.values()].map((one) => one.pictures))
  return { papers, pictures }
}

/** Papers of a run that aren't printed yet, so many of them. */
export const unprinted = async (tx: Reading, lmc_id: Id<'lmc'>, run_id: Id<'run'>, most: number) =>
  (
    await tx.db
      .selectFrom('levies.document')
      .select('id')
      .where('lmc_id', '=', lmc_id)
      .where('run_id', '=', run_id)
      .where('sha256', 'is', null)
      .orderBy('kind')
      .orderBy('number')
      .limit(most)
      .execute()
  ).map(({ id }) => id)
