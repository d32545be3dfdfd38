export type Login = { readonly host: string; readonly user: string; readonly password: string }
export type Letter = { readonly uid: number; readonly bytes: Uint8Array }

/** The mailbox that what comes back is sent to; a test brings its own. */
export type Mailbox = {
  /** The first so many messages that lie there. */
  letters(most: number): Promise<readonly Letter[]>
  /** Out of the way, into a folder, so that it is read once and nothing is lost. */
  putAway(uids: readonly number[], folder: string): Promise<void>
  close(): Promise<void>
}

/** A report says what it has to say in its first part; of what is longer the rest is left on the server. */
const most_bytes = 1024 * 1024

/** Always by TLS on the port that is for nothing else: the address is the office's to choose, and what it leads to isn't. */
export async function openMailbox({ host, user, password }: Login): Promise<Mailbox> {
  // Loaded only where there is a mailbox: it would cost every start of the program a tenth of its time.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host,
    port: 993,
    secure: true,
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    socketTimeout: 60_000,
    maxLiteralSize: 4 * most_bytes,
  })
  // Without a listener a connection that breaks later would end the process; whoever waits on it is told anyway.
  client.on('error', () => undefined)
  await client.connect()
  await client.mailboxOpen('INBOX')
  const folders = new Set<string>()
  return {
    async letters(most) {
      if (!client.mailbox || client.mailbox.exists === 0) return []
      const found = await client.fetchAll(`1:${most}`, { uid: true, source: { maxLength: most_bytes } })
      return found.map(({ uid, source }) => ({ uid, bytes: source ?? new Uint8Array() }))
    },
    async putAway(uids, folder) {
      if (uids.length === 0) return
      if (!folders.has(folder)) folders.add((await client.mailboxCreate(folder)).path)
      await client.messageMove(uids.join(','), folder, { uid: true })
    },
    close: () => client.logout(),
  }
}
