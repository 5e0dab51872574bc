import type { DialAddress } from '../provider'
import { isLoopbackHost } from './loopback'

/**
 * The public origin of a registration. The host name is as the server says. Port and scheme are those by which the server
 * itself was reached, because it tells its addresses apart by host name only: self-hosted servers forget their port and,
 * behind a proxy, that they are https.
 */
export function publicOrigin(server: string, answeredUrl: string): string {
  const reached = new URL(server)
  const answered = new URL(answeredUrl)
  const isSecure = reached.protocol === 'https:' || answered.protocol === 'https:'
  // A plain address that the server says is https: its proxy listens for that at the usual port.
  const port = isSecure && reached.protocol === 'http:' ? '' : reached.port
  return `${isSecure ? 'https' : 'http'}://${answered.hostname}${port === '' ? '' : `:${port}`}`
}

/** Where names under a tunnel server on this machine are found, since no name server knows them; null for any other. */
export function dialAddress(server: string): DialAddress | null {
  const { hostname, port, protocol } = new URL(server)
  if (!isLoopbackHost(hostname)) return null
  const host = hostname.replace(/^\[|\]$/g, '')
  return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) }
}
