import { expect, test } from 'vitest'
import { Unreadable } from './mistakes.ts'
import { readText } from './text.ts'

const refusal = (bytes: Uint8Array) => {
  try {
    readText(bytes)
  } catch (error) {
    if (error instanceof Unreadable) return error.in('a.csv')
  }
  return undefined
}

test('UTF-8 is read with or without its mark', () => {
  expect(readText(Buffer.from('Sinn Féin'))).toBe('Sinn Féin')
  expect(readText(Buffer.from('\uFEFFSinn Féin'))).toBe('Sinn Féin')
})

test('Windows-1252 is refused, naming the line, and nothing is guessed', () => {
  expect(refusal(Buffer.from('code,name\nA,St Anne\nB,Caf\xe9\nC,\xe9\n', 'latin1'))).toMatchObject({
    line: 3,
    what: /not in UTF-8/,
  })
  expect(refusal(Buffer.from('code\nA\nCaf\xe9', 'latin1'))).toMatchObject({ line: 3 })
})

test('UTF-16 is refused by name', () => {
  expect(refusal(Buffer.from('\uFEFFcode,name\n', 'utf16le'))).toMatchObject({ what: /UTF-16/ })
})

test('a web page, a picture and blank space are not data', () => {
  expect(refusal(Buffer.from('\n<!DOCTYPE html><title>503</title>'))?.what).toBe(
    'This is a web page, not a data file: the download probably failed.',
  )
  expect(refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))?.what).toMatch(/not a text file/)
  expect(refusal(Buffer.from(' \r\n\n'))?.what).toBe('This file is empty.')
})
