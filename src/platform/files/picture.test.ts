import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jpeg, png } from '../../../tests/support/pictures.ts'
import { pictureIn } from './picture.ts'

test('a PNG and a JPEG are known by what is in them, with their size', () => {
  expect(pictureIn(png(60, 20))).toMatchObject({ kind: 'png', width: 60, height: 20 })
  expect(pictureIn(jpeg())).toMatchObject({ kind: 'jpeg', width: 32, height: 16, bytes: Buffer.from(jpeg()) })
  expect(pictureIn(jpeg(1))).toMatchObject({ kind: 'jpeg' })
  expect(pictureIn(jpeg(4))).toBe('four_colours')
  for (const other of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7 x', 'MZ\u0000\u0003', 'GIF89a', ''])
    expect(pictureIn(new TextEncoder().encode(other)), other).toBe('not_a_picture')
})

test('what a program added to a picture is left out', () => {
  const with_notes = png(60, 20, {
    also: [
      ['tEXt', 'Author\0Ruth Okafor'],
      ['iCCP', 'x'],
    ],
  })
  expect(pictureIn(with_notes)).toEqual(pictureIn(png(60, 20)))
  const plain = Buffer.from(jpeg())
  const noted = Buffer.concat([
    plain.subarray(0, 2),
    Buffer.from('\u00ff\u00e1\u0000\u0008Exif\0\0', 'latin1'),
    plain.subarray(2),
  ])
  expect(pictureIn(noted)).toEqual(pictureIn(plain))
})

test('a JPEG that says its size twice is torn', () => {
  const whole = Buffer.from(jpeg())
  const at = whole.indexOf(Buffer.from([0xff, 0xc0]))
  const frame = whole.subarray(at, at + 19)
  expect(pictureIn(Buffer.concat([whole.subarray(0, at), frame, whole.subarray(at)]))).toBe('torn')
})

test('a picture cut short anywhere, or with a byte spoilt in a PNG, is torn and never taken', () => {
  const whole = [png(60, 20), jpeg()]
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.double({ min: 0, max: 0.999, noNaN: true }), (picture, part) => {
      const cut = pictureIn(picture.subarray(0, Math.floor(picture.byteLength * part)))
      expect(['torn', 'not_a_picture']).toContain(cut)
    }),
  )
  fc.assert(
    fc.property(fc.nat(png(60, 20).byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const spoilt = png(60, 20)
      spoilt[at] = (spoilt[at] ?? 0) ^ by
      expect(['torn', 'not_a_picture']).toContain(pictureIn(spoilt))
    }),
  )
})

test('whatever a JPEG holds, reading it ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (rest) => {
      expect(pictureIn(new Uint8Array([0xff, 0xd8, 0xff, ...rest]))).toBeDefined()
    }),
  )
})
