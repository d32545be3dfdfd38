import { wholePence, type Pence } from '../../../../platform/values.ts'

/**
 * The amount that somebody wrote: `£1,075.20`, `1075.2`, `1,075.20 CR`; below nought where it was taken back: `(1,075.20)`,
 * `-£12`, `12.00-`, `12.00 DR`. Undefined where it is none, or says twice which side it is on.
 */
export function penceWritten(text: string): Pence | undefined {
  const plain = text.replaceAll(/[\s£]|GBP/gi, '').replaceAll(/[−–]/g, '-')
  const [, open, before, pounds = '', pence = '', after, side, close] =
    /^(\()?(-)?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2})0*)?(-)?(CR|DR|C|D)?(\))?$/i.exec(plain) ?? []
  const marks = [open, before, after, side].filter(Boolean).length
  if (!pounds || marks > 1 || Boolean(open) !== Boolean(close)) return undefined
  const amount = Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'))
  const is_back = open || before || after || side?.toUpperCase().startsWith('D')
  return wholePence(is_back && amount !== 0 ? -amount : amount)
}
