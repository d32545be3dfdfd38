import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  awayNote,
  complaintFrom,
  delayedByGmail,
  fromExchange,
  fromExim,
  fromPostfix,
  receiptFor,
} from '../../../tests/support/mail-reports.ts'
import { ownSeconds } from '../../../tests/support/own-seconds.ts'
import { readReport } from './reports.ts'

const id = '019a1b2c-0000-7000-8000-000000000001'
const about = { id, address: 'jo@elm.example' }
const readText = (text: string) => readReport(Buffer.from(text))

test.each([
  [
    'Postfix',
    fromPostfix(about),
    { action: 'failed', status: '5.1.1', detail: '550 5.1.1 <jo>: Recipient address rejected: User unknown' },
  ],
  [
    'Exchange',
    fromExchange(about),
    {
      action: 'failed',
      status: '5.1.10',
      detail: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    },
  ],
  ['Exim', fromExim(about), { action: 'failed', status: '5.0.0', detail: '5.0.0' }],
  [
    'Gmail',
    delayedByGmail(about),
    {
      action: 'delayed',
      status: '4.4.1',
      detail:
        '4.4.1 The recipient server did not accept our requests to connect. Learn more at https://support.example/mail/answer/7720 [mx.elm.example 192.0.2.7: timed out]',
    },
  ],
])('a report as %s writes it tells which message, to whom, and what came of it', async (_, text, said) => {
  expect(await readText(text)).toEqual({
    kind: 'delivery',
    message_id: `<${id}@localhost>`,
    recipients: [{ address: 'jo@elm.example', ...said }],
  })
})

test('a receipt names the message by its envelope, and a server that gives none says so much as it knows', async () => {
  for (const action of ['delivered', 'relayed'] as const)
    expect(await readText(receiptFor(about, action))).toEqual({
      kind: 'delivery',
      message_id: id,
      recipients: [
        { address: 'jo@elm.example', action: 'delivered', status: '2.0.0', detail: '250 2.0.0 Ok: queued as 4XyZ' },
      ],
    })
})

test('a report about two readers tells of both', async () => {
  const text = fromPostfix(about).replace(
    'Final-Recipient: rfc822; jo@elm.example',
    'Final-Recipient: rfc822; sam@elm.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient: rfc822; jo@elm.example',
  )
  const report = await readText(text)
  expect(report?.kind === 'delivery' && report.recipients.map(({ address, action }) => [address, action])).toEqual([
    ['sam@elm.example', 'delivered'],
    ['jo@elm.example', 'failed'],
  ])
})

test('a complaint is known by whose mail it was, or by whom the message was to', async () => {
  const complaint = { kind: 'complaint', message_id: `<${id}@localhost>`, address: 'jo@elm.example' }
  expect(await readText(complaintFrom(about))).toEqual(complaint)
  expect(await readText(complaintFrom(about, { names_reader: false }))).toEqual(complaint)
  expect(await readText(complaintFrom(about, { kind: 'not-spam' }))).toBeUndefined()
})

test('a reader’s mail program asks for no more by an empty message', async () => {
  const token = 'a'.repeat(86)
  const text = `From: jo@elm.example\r\nTo: bounces@lmc.example\r\nSubject: unsubscribe ${token}\r\n\r\n`
  expect(await readText(text)).toEqual({ kind: 'unsubscribing', token })
})

test.each([
  ['somebody is away', awayNote(about)],
  ['a person answers', 'From: jo@elm.example\r\nSubject: Re: This week\r\n\r\nThank you'],
  ['it names no message', fromPostfix(about).replaceAll('Message-ID: ', 'X-Other: ')],
  ['it names no reader', fromPostfix(about).replaceAll('Recipient: rfc822;', 'Nobody: rfc822;')],
  ['it says nothing that is known', fromPostfix(about).replace('Action: failed', 'Action: exploded')],
  ['its report was cut off', fromPostfix(about).slice(0, 900)],
  ['it is empty', ''],
])('what is no report is left alone: %s', async (_, text) => {
  expect(await readText(text)).toBeUndefined()
})

test('a message in a message in a message, without end, is no report and costs no time', async () => {
  const wrap = (inner: string, at: number) =>
    `Content-Type: multipart/report; boundary=b${at}\r\n\r\n--b${at}\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b${at}--\r\n`
  const nested = Array.from({ length: 2_000 }, (_, at) => at).reduce(wrap, 'Subject: x\r\n\r\nx')
  const { made, seconds } = await ownSeconds(() => readText(nested))
  expect(made).toBeUndefined()
  expect(seconds).toBeLessThan(5)
})

test('any bytes at all are read as something or nothing, and never break the reading', async () => {
  const whole = Buffer.from(fromExchange(about))
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 20 })).map(([at, bytes]) => {
          const spoilt = Uint8Array.from(whole)
          spoilt.set(bytes.slice(0, spoilt.length - at), at)
          return spoilt
        }),
      ),
      async (bytes) => {
        const report = await readReport(bytes)
        expect([undefined, 'delivery', 'complaint', 'unsubscribing']).toContain(report?.kind)
      },
    ),
    { numRuns: 200 },
  )
})
