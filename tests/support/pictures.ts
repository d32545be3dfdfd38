import { crc32, deflateSync } from 'node:zlib'

const chunk = (type: string, data: Uint8Array) => {
  const bytes = Buffer.alloc(12 + data.byteLength)
  bytes.writeUInt32BE(data.byteLength, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.byteLength - 4)
  return bytes
}

/** A PNG of one colour. It says it is so large; `drawn` lines of it are there. */
export function png(width: number, height: number, { drawn = height, also = [] as readonly [string, string][] } = {}) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const line = Buffer.alloc(1 + width * 3, 0x60)
  line[0] = 0
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      ...also.map(([type, text]) => chunk(type, Buffer.from(text))),
      chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: drawn }, () => line)))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

/** A JPEG of 32 × 16 pixels; with so many colours, it says. */
export function jpeg(colours = 3) {
  const bytes = Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAQACADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAME/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AmANKIAD/2Q==',
    'base64',
  )
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt8(colours, frame + 9)
  return new Uint8Array(bytes)
}
