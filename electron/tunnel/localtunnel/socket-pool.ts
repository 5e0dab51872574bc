import type { Socket } from 'node:net'
import type { TunnelTrouble } from '../../../core/contract/tunnel'
import type { Clock } from '../clock'

/** How the connections to a tunnel's server are looked after; milliseconds. */
export interface PoolTimes {
  /** How long a missing connection may take to come back by itself. */
  missingMs: number
  /** The least time between two repairs. */
  repairMs: number
  /** How long a connection may take to be made. */
  connectMs: number
}

export const DEFAULT_POOL_TIMES: PoolTimes = { missingMs: 1500, repairMs: 3000, connectMs: 10_000 }

/** Repairs in a row that bring no connection before the tunnel is called down. */
const MAX_VAIN_REPAIRS = 3

/** Connections that end without a byte, within this time, before it is a storm: one in front that accepts and hangs up. */
const STORM_MS = 5000
const STORM_COUNT = 60

export interface PoolOptions {
  size: number
  times: PoolTimes
  clock: Clock
  /** Opens one connection more. */
  connectOnce: () => void
  onFirst: () => void
  /** None is left, and none is being made. */
  onEmpty: () => void
  onDown: (trouble: TunnelTrouble) => void
}

/**
 * Knows each socket towards the tunnel's server and keeps their number. The package loses one for good each time that the
 * local side resets, or that a reconnect fails with anything but a refusal, and says nothing of it.
 */
export class SocketPool {
  private readonly sockets = new Set<Socket>()
  private fruitless: number[] = []
  private vainRepairs = 0
  private lastRepairMs = -Infinity
  private cancelCheck: (() => void) | null = null
  private hasConnected = false
  private isClosed = false

  constructor(private readonly options: PoolOptions) {}

  add(socket: Socket): void {
    if (this.isClosed) {
      socket.destroy()
      return
    }
    this.sockets.add(socket)
    const { clock, times } = this.options
    const cancelTimeout = clock.after(times.connectMs, () => {
      if (socket.connecting) socket.destroy()
    })
    socket.once('connect', () => {
      cancelTimeout()
      this.vainRepairs = 0
      if (this.hasConnected) return
      this.hasConnected = true
      this.options.onFirst()
    })
    socket.once('close', () => {
      cancelTimeout()
      this.sockets.delete(socket)
      this.onClosed(socket)
    })
  }

  /** Those that are connected. */
  get connected(): number {
    return [...this.sockets].filter((socket) => !socket.connecting).length
  }

  /** Ends all connections; the package makes each anew. */
  refresh(): void {
    for (const socket of [...this.sockets]) socket.destroy()
  }

  /** Ends all connections for good. Resolves when the last one is closed. */
  async close(): Promise<void> {
    this.isClosed = true
    this.cancelCheck?.()
    this.cancelCheck = null
    const closing = [...this.sockets].map(
      (socket) =>
        new Promise<void>((resolve) => {
          if (socket.closed) resolve()
          else socket.once('close', () => resolve())
          socket.destroy()
        }),
    )
    await Promise.all(closing)
  }

  private onClosed(socket: Socket): void {
    if (this.isClosed) return
    if (socket.bytesRead === 0 && this.isStorm()) {
      this.options.onDown({ kind: 'connection-storm', detail: null })
      return
    }
    if (this.sockets.size === 0) this.options.onEmpty()
    this.checkLater(this.options.times.missingMs)
  }

  private isStorm(): boolean {
    const nowMs = this.options.clock.nowMs()
    this.fruitless.push(nowMs)
    if (this.fruitless.length > STORM_COUNT) this.fruitless.shift()
    return this.fruitless.length === STORM_COUNT && nowMs - (this.fruitless[0] ?? nowMs) < STORM_MS
  }

  private checkLater(delayMs: number): void {
    this.cancelCheck ??= this.options.clock.after(delayMs, () => {
      this.cancelCheck = null
      this.check()
    })
  }

  private check(): void {
    const missing = this.options.size - this.sockets.size
    if (missing <= 0) return
    const { clock, times, connectOnce, onDown } = this.options
    const waitMs = this.lastRepairMs + times.repairMs - clock.nowMs()
    if (waitMs > 0) {
      this.checkLater(waitMs)
      return
    }
    if (this.vainRepairs >= MAX_VAIN_REPAIRS) {
      onDown({ kind: 'connections-lost', detail: null })
      return
    }
    this.vainRepairs += 1
    this.lastRepairMs = clock.nowMs()
    // Never more than are missing: a server hangs up on the surplus, and the package would dial again without a pause.
    for (let count = 0; count < missing; count += 1) connectOnce()
    this.checkLater(times.repairMs)
  }
}
