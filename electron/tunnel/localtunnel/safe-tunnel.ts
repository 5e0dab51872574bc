// The localtunnel package with what it lacks: it can be called off, it holds no socket that we don't know of, and none of
// its errors can reach the process.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Socket } from 'node:net'
import Tunnel, { type TunnelCluster } from 'localtunnel/lib/Tunnel.js'
import type { Registration } from './registration'

/** Node tells of each client socket here at the moment it is made, connected or not. */
const NEW_SOCKET_CHANNEL = 'net.client.socket'

export interface SafeTunnelEvents {
  /** A socket towards the server was made; it may still be connecting. */
  onSocket(socket: Socket): void
  /** The data port refuses connections: the registration is gone. */
  onRefused(): void
}

/** What the package does after its registration; ours is handed over to it instead. */
export class SafeTunnel extends Tunnel {
  private readonly registration: Registration
  private readonly events: SafeTunnelEvents

  constructor(server: string, localPort: number, registration: Registration, events: SafeTunnelEvents) {
    // Never local_host: it would read each request's first piece as UTF-8 and so damage binary bodies.
    super({ host: server, port: localPort, subdomain: registration.id })
    this.registration = registration
    this.events = events
    // There for as long as the object is: an error without a listener ends the process, and errors come after close(), too.
    this.on('error', () => {
      events.onRefused()
    })
  }

  override _init(callback: (error: Error | null, info?: unknown) => void): void {
    const { id, ip, port, url, maxConnections } = this.registration
    callback(null, this._getInfo({ id, ip, port, url, max_conn_count: maxConnections }))
  }

  /** Connects as often as the server asked for. Throws where the package is not the one that this was written for. */
  connect(): void {
    for (const socket of socketsMadeBy(() => super.open(() => undefined))) this.events.onSocket(socket)
    const cluster = this.cluster()
    const open = cluster.open.bind(cluster)
    // The package calls this by itself when a connection ends; each of those sockets is to be known as well.
    cluster.open = () => {
      if (this.closed) return
      for (const socket of socketsMadeBy(open)) this.events.onSocket(socket)
    }
  }

  /** One connection more. */
  connectOnce(): void {
    this.cluster().open()
  }

  private cluster(): TunnelCluster {
    const { tunnelCluster } = this
    if (tunnelCluster === undefined) throw new Error('localtunnel is not the version that Waybill knows')
    return tunnelCluster
  }
}

/** The client sockets that `work` makes before it returns. The package keeps those that still connect to itself. */
function socketsMadeBy(work: () => void): Socket[] {
  const sockets: Socket[] = []
  const note = (message: unknown): void => {
    const socket = message instanceof Object && 'socket' in message ? message.socket : null
    if (socket instanceof Socket) sockets.push(socket)
  }
  subscribe(NEW_SOCKET_CHANNEL, note)
  try {
    work()
  } finally {
    unsubscribe(NEW_SOCKET_CHANNEL, note)
  }
  return sockets
}
