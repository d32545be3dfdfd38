/** Whether the mail server may send from an address: mail from any other domain is taken for a forgery and thrown away. */
export const isFromOurs = (address: string, domains: readonly string[]) => {
  const domain = address.split('@').at(-1)?.toLowerCase() ?? ''
  return domains.some((ours) => domain === ours || domain.endsWith(`.${ours}`))
}
