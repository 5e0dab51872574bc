import type { ErrorReport } from '../../core/contract/errors'
import type { TunnelState, TunnelTrouble } from '../../core/contract/tunnel'

/** What is known of a tunnel that works. */
export interface Proof {
  roundTripMs: number | null
  provenAtMs: number
  lastDeliveryAtMs: number | null
  turnedAwayAtMs: number | null
}

export interface TunnelStatusOptions {
  nowMs: () => number
  /** A tunnel that is down for this long is lost. */
  lostAfterMs: number
  onState: (state: TunnelState) => void
}

/** What is shown of a tunnel: since when it is so, which try is under way, and when the next one is. */
export class TunnelStatus {
  private current: TunnelState = { status: 'closed' }
  /** What went wrong in a row, openings and probes together. */
  private attempt = 0

  constructor(private readonly options: TunnelStatusOptions) {}

  state(): TunnelState {
    return this.current
  }

  opening(): void {
    this.change({ status: 'opening', sinceMs: this.options.nowMs() })
  }

  closed(): void {
    if (this.current.status !== 'closed') this.change({ status: 'closed' })
  }

  open(proof: Proof): void {
    this.attempt = 0
    this.change({ status: 'open', sinceMs: this.since('open'), ...proof })
  }

  /** It is down, since it last worked (`provenMs`) and not since that was found out. */
  trouble(trouble: TunnelTrouble, provenMs: number | null): void {
    const { current } = this
    const nowMs = this.options.nowMs()
    this.attempt += 1
    const isDownAlready = current.status === 'reconnecting' || current.status === 'lost'
    const sinceMs = isDownAlready ? current.sinceMs : ((current.status === 'open' ? provenMs : null) ?? nowMs)
    const status = nowMs - sinceMs >= this.options.lostAfterMs ? 'lost' : 'reconnecting'
    this.change({ status, sinceMs, attempt: this.attempt, nextTryAtMs: null, trouble })
  }

  nameTaken(): void {
    this.change({ status: 'name-taken', sinceMs: this.since('name-taken'), nextTryAtMs: null })
  }

  /** Somebody else answers at the address. */
  foreign(answered: number): void {
    this.change({ status: 'foreign', sinceMs: this.since('foreign'), nextTryAtMs: null, answered })
  }

  failed(error: ErrorReport): void {
    this.change({ status: 'failed', sinceMs: this.options.nowMs(), error })
  }

  /** Says when the next try is, or with null that one is under way. */
  showTry(nextTryAtMs: number | null): void {
    const { current } = this
    if ('nextTryAtMs' in current) this.change({ ...current, nextTryAtMs })
  }

  /** Time went by: what is down for long is lost. */
  growOld(): void {
    const { current } = this
    if (current.status !== 'reconnecting') return
    if (this.options.nowMs() - current.sinceMs >= this.options.lostAfterMs) {
      this.change({ ...current, status: 'lost' })
    }
  }

  private since(status: 'open' | 'name-taken' | 'foreign'): number {
    return this.current.status === status ? this.current.sinceMs : this.options.nowMs()
  }

  private change(state: TunnelState): void {
    this.current = state
    this.options.onState(state)
  }
}
