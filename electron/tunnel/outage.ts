import type { TunnelGap } from '../../core/contract/tunnel'

export type OutageCause = TunnelGap['cause']

/** The time in which an address that was given out does not work. */
export class Outage {
  private gap: TunnelGap | null = null

  /** `lastAliveMs`: when it last worked in an earlier run, if it was meant to be open since. */
  constructor(
    lastAliveMs: number | null,
    private readonly onGap: (gap: TunnelGap) => void,
  ) {
    // Told only when the address works again or fails: a start takes a moment, and that moment is part of the gap.
    if (lastAliveMs !== null) this.gap = { fromMs: lastAliveMs, toMs: null, cause: 'not-running' }
  }

  /** It does not work; `provenMs` is when it last did, null where it never has and so nothing can be missing. */
  begin(provenMs: number | null, cause: OutageCause): void {
    if (provenMs === null || this.gap !== null) return
    this.gap = { fromMs: provenMs, toMs: null, cause }
    this.onGap(this.gap)
  }

  end(nowMs: number): void {
    if (this.gap === null) return
    this.onGap({ ...this.gap, toMs: nowMs })
    this.gap = null
  }

  /** The person closed it: what is missing from now on is no surprise. */
  forget(): void {
    this.gap = null
  }
}
