/** Everything that the supervisor waits for, in milliseconds; injected short where a test can't wait. */
export interface SupervisorTimes {
  /** Between two probes of a tunnel that works; a delivery that came through counts as one. */
  probeEveryMs: number
  /** How long a probe may take. */
  probeTimeoutMs: number
  /** From a probe that failed to the next. */
  probeAgainMs: number
  openTimeoutMs: number
  /** The first wait of the backoff, and the longest. */
  backoffBaseMs: number
  backoffCapMs: number
  /** Before the first try after a connection that worked was lost. */
  reopenMs: number
  /** Between two tries while somebody else has the name. */
  nameTakenMs: number
  /** How long a server may hold our name for a connection of ours that was lost, before it counts as taken. */
  nameHeldMs: number
  /** When it has been down this long it is called lost: no sender tries for longer. */
  lostAfterMs: number
  /** How often the clock is looked at, to find out that the machine slept. */
  heartbeatMs: number
}

export const DEFAULT_SUPERVISOR_TIMES: SupervisorTimes = {
  probeEveryMs: 30_000,
  probeTimeoutMs: 8000,
  probeAgainMs: 2000,
  openTimeoutMs: 15_000,
  backoffBaseMs: 1000,
  backoffCapMs: 60_000,
  reopenMs: 300,
  nameTakenMs: 10_000,
  nameHeldMs: 90_000,
  lostAfterMs: 120_000,
  heartbeatMs: 5000,
}
