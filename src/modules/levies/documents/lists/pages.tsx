import { londonDay, pounds, shortDay, thousands } from '../../../../platform/values.ts'
import type { Column } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import type { DocumentListed, KindProgress } from '../reads.ts'
import { remindedWords } from '../../reminders/rules.ts'
import { documentWords, titleOf } from '../rules.ts'

export const kindColumns: readonly Column<KindProgress>[] = [
  { key: 'kind', label: 'Kind', cell: ({ kind }) => documentWords[kind].many },
  { key: 'documents', label: 'How many', kind: 'number', cell: ({ documents }) => thousands(documents) },
  { key: 'amount_pence', label: 'Amount', kind: 'money', cell: ({ amount_pence }) => pounds(amount_pence) },
  { key: 'printed', label: 'Printed', kind: 'number', cell: ({ printed }) => thousands(printed) },
  { key: 'mailed', label: 'Mailed', kind: 'number', cell: ({ mailed }) => thousands(mailed) },
  { key: 'handed_over', label: 'Handed over', kind: 'number', cell: ({ handed_over }) => thousands(handed_over) },
]

export const columns: readonly Column<DocumentListed>[] = [
  { key: 'number', label: 'Paper', cell: (row) => <a href={`/levies/documents/${row.id}`}>{titleOf(row)}</a> },
  { key: 'practice_name', label: 'Practice', cell: ({ practice_name }) => practice_name },
  { key: 'ods_code', label: 'Code', cell: ({ ods_code }) => ods_code },
  { key: 'amount_pence', label: 'Amount', kind: 'money', cell: ({ amount_pence }) => pounds(amount_pence) },
  { key: 'due_on', label: 'Pay by', kind: 'date', cell: ({ due_on }) => due_on && shortDay(due_on) },
  { key: 'reference', label: 'Reference', cell: ({ reference }) => reference, is_roomy: true },
  {
    key: 'reminded_at',
    label: 'Reminded',
    cell: ({ reminders, reminded_at }) => reminded_at && remindedWords(reminders, londonDay(reminded_at)),
    is_roomy: true,
  },
  {
    key: 'state',
    label: 'State',
    kind: 'tag',
    cell: ({ is_printed, mailed_at, handed_over_at }) =>
      mailed_at ? (
        <Tag kind="done">Mailed</Tag>
      ) : handed_over_at ? (
        <Tag kind="done">Handed over</Tag>
      ) : is_printed ? (
        <Tag>Printed</Tag>
      ) : (
        <Tag kind="waiting">To be printed</Tag>
      ),
  },
]
