import type { TunnelTrouble } from '../../../core/contract/tunnel'
import type { Clock } from '../clock'
import {
  openTrouble,
  TunnelOpenError,
  type DialAddress,
  type TunnelConnection,
  type TunnelProvider,
} from '../provider'
import { dialAddress, publicOrigin } from './public-origin'
import { register, type Registration } from './registration'
import { SafeTunnel } from './safe-tunnel'
import { DEFAULT_POOL_TIMES, SocketPool, type PoolTimes } from './socket-pool'

export interface LocaltunnelOptions {
  /** The server's address: 'https://localtunnel.me', or one's own. */
  server: string
  /** The subdomain to ask for. */
  name: string
  clock: Clock
  times?: PoolTimes
}

/** The public server flags an address that registers 100 times in an hour. */
const MAX_OPENS_PER_HOUR = 50

/** A tunnel through a localtunnel server, the public one or one's own. */
export function createLocaltunnelProvider(options: LocaltunnelOptions): TunnelProvider {
  return {
    maxOpensPerHour: MAX_OPENS_PER_HOUR,
    async open({ localPort, signal }) {
      const registration = await register(options.server, options.name, signal)
      const connection = new LocaltunnelConnection(options, registration, localPort)
      try {
        await connection.connect(signal)
      } catch (error) {
        await connection.close()
        throw error
      }
      return connection
    },
  }
}

class LocaltunnelConnection implements TunnelConnection {
  readonly origin: string
  readonly dial: DialAddress | null
  readonly isRegistered = true
  private readonly tunnel: SafeTunnel
  private readonly pool: SocketPool
  private readonly port: number
  private downWith: TunnelTrouble | null = null
  private tellDown: (trouble: TunnelTrouble) => void = () => undefined
  private tellDoubt: () => void = () => undefined
  private tellFirst: () => void = () => undefined
  private isClosed = false

  constructor({ server, clock, times }: LocaltunnelOptions, registration: Registration, localPort: number) {
    this.origin = publicOrigin(server, registration.url)
    this.dial = dialAddress(server)
    this.port = registration.port
    this.pool = new SocketPool({
      size: registration.maxConnections,
      times: times ?? DEFAULT_POOL_TIMES,
      clock,
      connectOnce: () => {
        this.tunnel.connectOnce()
      },
      onFirst: () => {
        this.tellFirst()
      },
      onEmpty: () => {
        this.tellDoubt()
      },
      onDown: (trouble) => {
        this.down(trouble)
      },
    })
    this.tunnel = new SafeTunnel(server, localPort, registration, {
      onSocket: (socket) => {
        this.pool.add(socket)
      },
      onRefused: () => {
        this.down({ kind: 'server-refused', detail: null })
      },
    })
  }

  /** Resolves at the first connection. Rejects with a TunnelOpenError. */
  connect(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        reject(openTrouble('data-port-closed', String(this.port)))
      }
      if (signal.aborted) giveUp()
      signal.addEventListener('abort', giveUp, { once: true })
      this.tellFirst = () => {
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      this.tellDown = (trouble) => {
        signal.removeEventListener('abort', giveUp)
        reject(new TunnelOpenError({ kind: 'trouble', trouble }))
      }
      try {
        this.tunnel.connect()
      } catch (error) {
        reject(unknownLibrary(error))
      }
    })
  }

  onDown(listener: (trouble: TunnelTrouble) => void): void {
    this.tellDown = listener
    // It may have gone down between its first connection and this call.
    if (this.downWith !== null) listener(this.downWith)
  }

  onDoubt(listener: () => void): void {
    this.tellDoubt = listener
  }

  refresh(): void {
    this.pool.refresh()
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.tunnel.close()
    await this.pool.close()
  }

  private down(trouble: TunnelTrouble): void {
    // Ten sockets are refused at once; once is enough.
    if (this.isClosed || this.downWith !== null) return
    this.downWith = trouble
    this.tellDown(trouble)
  }
}

function unknownLibrary(cause: unknown): TunnelOpenError {
  return new TunnelOpenError(
    {
      kind: 'refused',
      message: 'The localtunnel package is not the one that Waybill was written for.',
      advice: 'Install this version of Waybill anew.',
    },
    { cause },
  )
}
