import type { TunnelTrouble } from '../../core/contract/tunnel'

/** Where to connect for a public name that no name server knows: a tunnel server on this machine. */
export interface DialAddress {
  host: string
  port: number
}

/** An open way from a public address to a local port. Its listeners may be called at any moment until `close`. */
export interface TunnelConnection {
  /** The public origin: 'https://name.example.com'. */
  readonly origin: string
  readonly dial: DialAddress | null
  /** Whether a 404 at the address means that it has to be opened anew. */
  readonly isRegistered: boolean
  /** It is over and has to be opened anew. Told once. */
  onDown(listener: (trouble: TunnelTrouble) => void): void
  /** Something happened that makes a look worth while. */
  onDoubt(listener: () => void): void
  /** Lets go of what it is connected by and connects again, keeping the address. */
  refresh(): void
  /** Ends it. Never rejects; afterwards it holds no socket and no timer. */
  close(): Promise<void>
}

interface OpenRequest {
  /** The port on this machine that is to be reached; it listens on 127.0.0.1 and ::1. */
  localPort: number
  /** Aborted when nobody waits any more; the opening must settle then. */
  signal: AbortSignal
}

/**
 * One way to a public address. To add one, write a file that makes this, and name it in providers.ts. A provider opens and
 * says when it is over; trying again, and finding out whether it works, is the supervisor's.
 */
export interface TunnelProvider {
  /** Registrations that its server will bear in an hour. */
  readonly maxOpensPerHour: number
  /** Resolves when at least one connection stands. Rejects with a TunnelOpenError. */
  open(request: OpenRequest): Promise<TunnelConnection>
}

/** What kept a tunnel from opening, and so what to do about it. */
export type OpenFailure =
  /** It may go better in a while. */
  | { kind: 'trouble'; trouble: TunnelTrouble }
  /** The address is somebody else's for now. */
  | { kind: 'name-taken' }
  /** It will not go better by trying again. */
  | { kind: 'refused'; message: string; advice: string | null }

export class TunnelOpenError extends Error {
  constructor(
    readonly failure: OpenFailure,
    options?: ErrorOptions,
  ) {
    super(failure.kind === 'trouble' ? failure.trouble.kind : failure.kind, options)
    this.name = 'TunnelOpenError'
  }
}

/** Short for the most common failure. */
export function openTrouble(kind: TunnelTrouble['kind'], detail: string | null = null): TunnelOpenError {
  return new TunnelOpenError({ kind: 'trouble', trouble: { kind, detail } })
}
