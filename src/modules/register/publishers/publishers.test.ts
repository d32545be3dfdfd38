import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { fetchFile } from './feeds.ts'
import { webAddress } from './rules.ts'

const server = createServer((asked, reply) => {
  const { pathname } = new URL(asked.url ?? '/', 'http://localhost')
  if (pathname === '/moved') reply.writeHead(302, { location: '/epraccur.csv' }).end()
  else if (pathname === '/gone') reply.writeHead(404).end('no such report')
  else if (pathname === '/slow') reply.writeHead(200).write('a')
  else if (pathname === '/report')
    reply.writeHead(200, { 'content-disposition': 'attachment; filename="epraccur.csv"' }).end('A81001')
  else reply.writeHead(200).end('A81001,"THE DENSHAM SURGERY"')
})
await new Promise<void>((listening) => {
  server.listen(0, '127.0.0.1', listening)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
const brief = { seconds: 0.2, most_bytes: 1000 }

test('a publisher’s file is fetched under the name it is given', async () => {
  const { bytes, file_name } = await fetchFile(at('/epraccur.csv'))
  expect([Buffer.from(bytes).toString(), file_name]).toEqual(['A81001,"THE DENSHAM SURGERY"', 'epraccur.csv'])
  expect((await fetchFile(at('/report'))).file_name).toBe('epraccur.csv')
  expect((await fetchFile(at('/moved'))).bytes.length).toBeGreaterThan(0)
})

test('what can’t be fetched is refused in a sentence', async () => {
  await expect(fetchFile(at('/gone'))).rejects.toThrow('answered 404. Check the address')
  await expect(fetchFile(at('/slow'), brief)).rejects.toThrow('took longer than 0.2 seconds')
  await expect(fetchFile(at('/epraccur.csv'), { seconds: 5, most_bytes: 10 })).rejects.toThrow(
    'is larger than 10 bytes',
  )
  await expect(fetchFile('http://127.0.0.1:1/x')).rejects.toThrow('can’t be reached')
})

test('only an address of the web is one', () => {
  expect(webAddress('https://example.org/a b')).toBe('https://example.org/a%20b')
  for (const words of ['file:///etc/passwd', 'ftp://example.org/x', 'epraccur.csv', ''])
    expect(webAddress(words)).toBeUndefined()
})
