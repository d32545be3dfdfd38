import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { packedEach } from './pack.ts'

async function* files(many: number) {
  for (let at = 0; at < many; at += 1) yield [`paper ${at}.pdf`, Buffer.from(`paper number ${at}`)] as const
}

const whole = async (many: number) => Buffer.concat(await Array.fromAsync(packedEach(files(many))))

test('files packed one after another are one zip, and the same ones the same bytes', async () => {
  const zip = await whole(300)
  const found = unzipSync(zip)
  expect(Object.keys(found).length).toBe(300)
  expect(Buffer.from(found['paper 299.pdf'] ?? []).toString()).toBe('paper number 299')
  expect(await whole(300)).toEqual(zip)
})

test('of no files it is an empty zip', async () => {
  expect(unzipSync(await whole(0))).toEqual({})
})
