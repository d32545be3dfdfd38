import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { asset, assetAt } from './assets.ts'

test('the stylesheet names the font by its own address, and has a rule for every hue', () => {
  const css = Buffer.from(assetAt(asset('style.css'))?.body ?? []).toString()
  expect(css).toContain(`url('${asset('inter.woff2')}')`)
  expect(css.match(/\[data-hue="\d+"\]/g)).toHaveLength(360)
})

test('a packed copy unpacks to the same bytes, and a font isn’t packed twice', () => {
  const script = assetAt(asset('page.js'))
  expect(script?.type).toBe('text/javascript; charset=utf-8')
  expect(brotliDecompressSync(script?.encodings?.br ?? new Uint8Array())).toEqual(Buffer.from(script?.body ?? []))
  expect(assetAt(asset('inter.woff2'))?.encodings).toBeUndefined()
})

test('an address that was never given out has nothing at it', () => {
  expect(assetAt('/assets/style.0000000000.css')).toBeUndefined()
  expect(assetAt('/assets/../package.json')).toBeUndefined()
  expect(() => asset('style.scss')).toThrow('public/style.scss does not exist')
})
