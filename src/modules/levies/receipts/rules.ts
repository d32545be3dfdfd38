/** Which receipts a list shows. */
export const receiptLists = {
  all: 'All receipts',
  waiting: 'Waiting to be allocated',
  unknown: 'Payer not found',
} as const
export type ReceiptList = keyof typeof receiptLists

export type ReceiptsAsked = {
  readonly list: ReceiptList
  readonly levy: string
  readonly q: string
  readonly page: number
}

export const isReceiptList = (text: string): text is ReceiptList => Object.hasOwn(receiptLists, text)

/** How many stand on a page of the list. */
export const receiptsSize = 50
