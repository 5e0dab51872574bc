// The insides of localtunnel 2.0.2 that Waybill relies on; the published types cover its outside only.
declare module 'localtunnel/lib/Tunnel.js' {
  import type { EventEmitter } from 'node:events'
  import type { TunnelConfig } from 'localtunnel'

  interface TunnelCluster extends EventEmitter {
    open(): void
  }

  /** What its server answers to a registration. */
  interface RegistrationAnswer {
    id: string
    ip?: string | undefined
    port: number
    url: string
    max_conn_count: number
  }

  export default class Tunnel extends EventEmitter {
    constructor(options: TunnelConfig & { port: number })
    tunnelCluster: TunnelCluster | undefined
    closed: boolean
    _init(callback: (error: Error | null, info?: unknown) => void): void
    _getInfo(answer: RegistrationAnswer): unknown
    open(callback: (error?: Error) => void): void
    close(): void
  }
}
