import { expect, test } from 'vitest'
import { plainFileName } from './file-names.ts'

test.each([
  ['north locality (2).blt', 'north locality (2).blt'],
  ['C:\\papers\\élection.blt', 'élection.blt'],
  ['../../etc/passwd', 'passwd'],
  ['..', 'file'],
  ['. .hidden', 'hidden'],
  ['a"; rm -r \u202Etlb.exe', 'a rm -r tlb.exe'],
  ['', 'file'],
])('%j is kept as %j', (given, kept) => {
  expect(plainFileName(given)).toBe(kept)
})
