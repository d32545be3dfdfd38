import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach } from 'vitest'
import { testConfig } from './site.ts'

export type Delivered = { readonly to: readonly string[]; readonly from: string; readonly raw: string }

const servers: SMTPServer[] = []
const closed = (server: SMTPServer | undefined) => new Promise<void>((gone) => (server ? server.close(gone) : gone()))
afterEach(() => Promise.all(servers.splice(0).map(closed)))

const refusal = (answer: string) =>
  Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) })

type Answers = {
  /** What is said to a recipient: `550 5.1.1 No such mailbox`; nothing is yes. */
  readonly toRecipient?: (address: string) => string | undefined
  readonly toSender?: (address: string) => string | undefined
  /** What is said once the whole message came. */
  readonly toMessage?: () => string | undefined
  readonly port?: number
}

/** A mail server in this process, until the test is over. */
export async function mailServer({ toRecipient, toSender, toMessage, port = 0 }: Answers = {}) {
  const delivered: Delivered[] = []
  let connections = 0
  const said = (answer: string | undefined) => (answer === undefined ? undefined : refusal(answer))
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onConnect(_, told) {
      connections += 1
      told()
    },
    onMailFrom: ({ address }, _, told) => told(said(toSender?.(address))),
    onRcptTo: ({ address }, _, told) => told(said(toRecipient?.(address))),
    onData(stream, { envelope }, told) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const answer = said(toMessage?.())
        if (!answer)
          delivered.push({
            to: envelope.rcptTo.map(({ address }) => address),
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            raw: Buffer.concat(parts).toString('utf8'),
          })
        told(answer)
      })
    },
  })
  servers.push(server)
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up))
  const at = (server.server.address() as AddressInfo).port
  return {
    port: at,
    delivered,
    connections: () => connections,
    stop: () => closed(servers.splice(servers.indexOf(server), 1)[0]),
    config: { ...testConfig, smtp_url: `smtp://127.0.0.1:${at}`, mail_from: 'no-reply@lmc.example' },
  }
}
