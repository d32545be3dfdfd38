import { expect, test } from 'vitest'
import { enhancedStatus, fateOf, isDeadAddress, minutesToWait, whyStopped } from './fates.ts'

const failure = (of: Partial<Parameters<typeof fateOf>[0]>) => fateOf({ message: 'no', ...of })

test.each([
  ['nothing answers', { code: 'ESOCKET' }, 'unreachable'],
  [
    'the server hangs up',
    { code: 'ECONNECTION', responseCode: 421, response: '421 Too many connections' },
    'unreachable',
  ],
  ['our password is wrong', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'unreachable'],
  ['the greeting is a refusal', { code: 'EPROTOCOL', responseCode: 554, command: 'CONN' }, 'unreachable'],
  ['it is greylisted', { responseCode: 451, command: 'RCPT TO' }, 'deferred'],
  ['the mailbox is busy', { responseCode: 450, command: 'DATA' }, 'deferred'],
  ['commands came in the wrong order', { responseCode: 503, command: 'RCPT TO' }, 'deferred'],
  ['our own address isn’t wanted', { responseCode: 550, command: 'MAIL FROM', response: '550 5.1.1 no' }, 'deferred'],
  ['there is no such mailbox', { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 no' }, 'bounced'],
  [
    'there is no such mailbox, in many lines',
    { responseCode: 550, command: 'RCPT TO', response: '550-5.1.1 no' },
    'bounced',
  ],
  ['it is no, and why isn’t said', { responseCode: 550, command: 'RCPT TO', response: '550 no' }, 'failed'],
  ['it looks like spam', { responseCode: 554, command: 'DATA', response: '554 5.7.1 spam' }, 'failed'],
  ['it is larger than the server takes', { code: 'EMESSAGE' }, 'failed'],
] as const)('when %s', (_, of, what) => {
  expect(failure(of).what).toBe(what)
})

test('only what says that the address itself is dead stops mail to it', () => {
  const dead = ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']
  const alive = ['4.1.1', '5.0.0', '5.1.0', '5.1.8', '5.1.11', '5.2.2', '5.4.1', '5.7.1', '', '15.1.1']
  expect(dead.filter((status) => !isDeadAddress(status))).toEqual([])
  expect(alive.filter(isDeadAddress)).toEqual([])
})

test('the status is the first in an answer, and a version or an address is none', () => {
  expect(enhancedStatus('550 5.1.1 no such user, see 5.7.1')).toBe('5.1.1')
  expect(enhancedStatus('550-5.1.1 no such user')).toBe('5.1.1')
  expect(enhancedStatus('550 rejected by 192.5.1.1')).toBeUndefined()
  expect(enhancedStatus('550 v5.1.1')).toBeUndefined()
})

test('waits grow to eight hours and no further', () => {
  expect([1, 2, 3, 4, 7, 8, 50].map(minutesToWait)).toEqual([1, 5, 15, 60, 480, 480, 480])
})

test('why nothing was sent is said in words', () => {
  expect(whyStopped({ reason: 'unsubscribed', topic: 'news' })).toBe(
    'They asked for no more of this: News and newsletters',
  )
  expect(whyStopped({ reason: 'office', topic: null })).toBe('The office stopped mail to this address')
  expect(whyStopped({ reason: 'office', topic: 'gone_since' })).toContain('gone since')
})
