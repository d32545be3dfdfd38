import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>

/** As much of CBOR (RFC 8949) as a passkey is written in. */
function cbor(value: Cbor): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, of]) => [cbor(key), cbor(of)])])
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()

type Options = { readonly challenge: string; readonly user?: { readonly id: string } }
type Told = { readonly origin?: string; readonly rp_id?: string; readonly flags?: number; readonly counter?: number }

/** Somebody was there, and the device knew who by their finger. */
const present = 0x01
const verified = 0x04
const attested = 0x40

/** A device that holds one passkey of ES256, as WebAuthn has it; what it says of itself can be told wrongly. */
export function softAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let uses = 0

  const clientData = (type: string, { challenge }: Options, { origin = 'http://localhost:3000' }: Told) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authenticatorData = (flags: number, { rp_id = 'localhost', counter = uses }: Told) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rp_id), Buffer.from([flags]), count])
  }
  const said = (response: Readonly<Record<string, Buffer>>) =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        ...Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')])),
        ...(response['attestationObject'] && { transports: ['internal'] }),
      },
    })

  return {
    /** The answer to what a browser was told to make. */
    make(options: Options, told: Told = {}) {
      const key = new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ])
      const data = Buffer.concat([
        authenticatorData(told.flags ?? present | verified | attested, told),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        cbor(key),
      ])
      const attestation = new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ])
      return said({
        clientDataJSON: clientData('webauthn.create', options, told),
        attestationObject: cbor(attestation),
      })
    },
    /** The answer to what a browser was told to use. */
    use(options: Options, told: Told = {}) {
      uses += 1
      const client = clientData('webauthn.get', options, told)
      const data = authenticatorData(told.flags ?? present | verified, told)
      return said({
        clientDataJSON: client,
        authenticatorData: data,
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey),
      })
    },
  }
}

export type SoftAuthenticator = ReturnType<typeof softAuthenticator>
