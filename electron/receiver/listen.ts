import type { Server } from 'node:net'
import { AppError } from '../../core/contract/errors'

/** How many ports are tried, beginning with the preferred one. */
const PORTS_TO_TRY = 50

const MAX_PORT = 65_535

/** Connections the system may hold until they are accepted: a burst through the tunnel comes all at once. */
const BACKLOG = 1024

/**
 * Has `ipv4` listen on 127.0.0.1 and `ipv6` on ::1, both at one port: a client that dials `localhost` may try either. Where
 * another program has the port on either address the next one is tried; a machine without IPv6 goes on without. Port 0
 * takes any free one. Gives the port. AppError: port-unavailable.
 *
 * `onAcceptError` hears of connections that the system could not hand over, for want of file descriptors or memory: the
 * server goes on listening, and without a listener the error would end the program.
 */
export async function listenOnLoopback(
  ipv4: Server,
  ipv6: Server,
  preferredPort: number,
  onAcceptError: (error: Error) => void,
): Promise<number> {
  let lastError: unknown = null
  for (let attempt = 0; attempt < PORTS_TO_TRY; attempt += 1) {
    const wanted = preferredPort === 0 ? 0 : preferredPort + attempt
    if (wanted > MAX_PORT) break
    try {
      return await listenOnBoth(ipv4, ipv6, wanted, onAcceptError)
    } catch (error) {
      if (!isTaken(error)) throw unavailable(preferredPort, error)
      lastError = error
    }
  }
  throw unavailable(preferredPort, lastError)
}

async function listenOnBoth(
  ipv4: Server,
  ipv6: Server,
  wanted: number,
  onAcceptError: (error: Error) => void,
): Promise<number> {
  const port = await listen(ipv4, '127.0.0.1', wanted, onAcceptError)
  try {
    await listen(ipv6, '::1', port, onAcceptError)
  } catch (error) {
    if (hasCode(error, ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'])) return port
    await new Promise((resolve) => ipv4.close(resolve))
    throw error
  }
  return port
}

function listen(
  server: Server,
  host: string,
  port: number,
  onAcceptError: (error: Error) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => {
      server.off('listening', onListening)
      reject(error)
    }
    const onListening = (): void => {
      server.off('error', onError)
      server.on('error', onAcceptError)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'))
      else resolve(address.port)
    }
    server.once('error', onError)
    server.once('listening', onListening)
    // Exclusive: under a cluster the port would be shared with other processes.
    server.listen({ host, port, backlog: BACKLOG, exclusive: true, ipv6Only: host === '::1' })
  })
}

/** Windows keeps whole ranges for itself and answers EACCES for them, as every system does for ports under 1024. */
function isTaken(error: unknown): boolean {
  return hasCode(error, ['EADDRINUSE', 'EACCES'])
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

function unavailable(preferredPort: number, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : 'no port above it is left'
  return new AppError(
    'port-unavailable',
    `Waybill can’t listen on port ${String(preferredPort)} or the ${String(PORTS_TO_TRY - 1)} after it: ${reason}.`,
    'Close the program that has the port, or start Waybill with another --port.',
    { cause },
  )
}
