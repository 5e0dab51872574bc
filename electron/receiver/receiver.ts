// Takes in what senders send. A 2xx is written only after the store has it on its disk.
import type { Server } from 'node:http'
import { listenOnLoopback } from './listen'
import { openTunnelDoor, type TunnelDoor } from './tunnel-door'
import { Intake, type IntakeOptions } from './intake'

/** How long requests in flight may take to finish at the close. */
const CLOSE_GRACE_MS = 5000

export interface ReceiverOptions extends IntakeOptions {
  /** The port to try first; 0 takes any free one. */
  preferredPort: number
}

export interface Receiver {
  /** The port it listens on, of 127.0.0.1 and, where the machine has it, ::1. */
  port: number
  /**
   * Opens a second way in, of which only the tunnel's end is told: what comes in there is marked so, and no header can
   * forge it. AppError: port-unavailable.
   */
  openTunnelDoor(preferredPort: number): Promise<TunnelDoor>
  /** Accepts nothing more, answers what is in flight (for 5 s at most), and frees the port. */
  close(): Promise<void>
}

/** Starts receiving on the loopback addresses, and on no other. AppError: port-unavailable. */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const intake = new Intake(options)
  const servers = [intake.createServer('direct'), intake.createServer('direct')] as const
  const port = await listenOnLoopback(...servers, options.preferredPort, intake.onAcceptError)
  options.log.info('receiver-listening', { port })
  return {
    port,
    openTunnelDoor: (wanted) =>
      openTunnelDoor(
        [intake.createServer('tunnel'), intake.createServer('tunnel')],
        wanted,
        intake.onAcceptError,
      ),
    async close() {
      const closed = servers.map((server) => closeServer(server))
      intake.held.close()
      intake.connections.close(CLOSE_GRACE_MS)
      await Promise.all(closed)
      options.log.info('receiver-closed', { port })
    },
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Its error says that it was not open: on a machine without IPv6 one of the two never was.
    server.close(() => {
      resolve()
    })
  })
}
