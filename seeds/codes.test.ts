import { assert, integer, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as shapes from '../src/modules/register/codes/rules.ts'
import { fraction, whole } from './chance.ts'
import * as codes from './codes.ts'
import { demonstration } from './demonstration.ts'
import { englandPlan } from './england.ts'

describe('chance', () => {
  test('gives the same words the same number, within bounds, evenly', () => {
    assert(
      property(string(), integer(), (words, number) => {
        const found = fraction(words, number)
        expect(found).toBe(fraction(words, number))
        expect(found >= 0 && found < 1).toBe(true)
      }),
    )
    const tens = Array.from({ length: 10_000 }, (_, n) => whole(0, 9, 'practice', n))
    for (let ten = 0; ten < 10; ten += 1) {
      const share = tens.filter((each) => each === ten).length
      expect(share).toBeGreaterThan(900)
      expect(share).toBeLessThan(1100)
    }
  })
})

describe('the invented codes', () => {
  test('have the shape of no real one, whatever their number', () => {
    assert(
      property(integer({ min: 1, max: 9_999 }), (n) => {
        const invented = [
          codes.practiceCode(n),
          codes.welshPracticeCode(n),
          codes.pcnCode(n),
          codes.constituencyCode(n),
          codes.locationId(n),
        ]
        const short = [codes.subIcbCode(n % 1000), codes.icbCode(n % 1000), codes.regionCode(n % 1000)]
        const real = [
          shapes.practiceCode,
          shapes.pcnCode,
          shapes.commissionerCode,
          shapes.icbCode,
          shapes.regionCode,
          shapes.statisticsCode,
        ]
        const passed = [...invented, ...short].filter((code) => real.some(({ pattern }) => pattern.test(code)))
        expect(passed).toEqual([])
      }),
    )
  })

  test('are each used once', () => {
    for (const { counties } of [demonstration, englandPlan()]) {
      const all = counties.flatMap(({ practices, pcns, constituencies }) => [
        ...practices.map(({ ods_code }) => ods_code),
        ...[...pcns, ...constituencies].map(({ code }) => code),
        ...constituencies.map(({ district }) => district),
      ])
      expect(new Set(all).size).toBe(all.length)
    }
  })
})
