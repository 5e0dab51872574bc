import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { listenOnLoopback } from './listen'

/** How long requests in flight may take when the door closes. */
const CLOSE_GRACE_MS = 5000

/** A second way in to the receiver, of which only the tunnel's end is told. */
export interface TunnelDoor {
  port: number
  /** Accepts nothing more. Resolves when what was in flight is answered, after 5 s at most, and no connection is left. */
  close(): Promise<void>
}

/** Has the servers, one for each loopback address, listen at a port of their own. AppError: port-unavailable. */
export async function openTunnelDoor(
  servers: readonly [Server, Server],
  preferredPort: number,
  onAcceptError: (error: Error) => void,
): Promise<TunnelDoor> {
  const silent = new Set<Socket>()
  let isClosing = false
  for (const server of servers) {
    server.on('connection', (socket: Socket) => {
      silent.add(socket)
      socket.once('close', () => silent.delete(socket))
    })
    server.on('request', ({ socket }, response: ServerResponse) => {
      silent.delete(socket)
      response.once('close', () => {
        if (isClosing) server.closeIdleConnections()
      })
    })
  }
  const port = await listenOnLoopback(...servers, preferredPort, onAcceptError)
  return {
    port,
    async close() {
      isClosing = true
      const closed = servers.map((server) => whenClosed(server))
      for (const server of servers) server.closeIdleConnections()
      // A tunnel holds connections in store that never carried a request; Node does not count those as idle.
      for (const socket of silent) socket.destroy()
      const timer = setTimeout(() => {
        for (const server of servers) server.closeAllConnections()
      }, CLOSE_GRACE_MS)
      await Promise.all(closed)
      clearTimeout(timer)
    },
  }
}

function whenClosed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Its error says that it was not open: on a machine without IPv6 one of the two never was.
    server.close(() => resolve())
  })
}
