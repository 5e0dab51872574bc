// Keeps one tunnel open, or says why it is not. It believes nothing but what came through the public address itself: a
// probe that this process answered, or a delivery. Everything that it waits for goes through the clock it is given.
import type { ErrorReport } from '../../core/contract/errors'
import type { TunnelState, TunnelTrouble } from '../../core/contract/tunnel'
import { backoffMs, HourlyBudget } from './backoff'
import type { Clock } from './clock'
import { Outage, type OutageCause } from './outage'
import type { Probe, ProbeVerdict } from './probe'
import { openTrouble, TunnelOpenError, type TunnelConnection, type TunnelProvider } from './provider'
import type { SupervisorTimes } from './supervisor-times'
import { TunnelStatus } from './tunnel-status'

/** Probes in a row that must fail before the connections are made anew in place, and before the address is asked for anew. */
const REFRESH_AFTER = 2
const REOPEN_AFTER = 5

/** The clock jumped when a heartbeat comes this much too late; less is a busy machine. */
const JUMP_MS = 10_000

/** How often the state is told when nothing but the time of the last delivery changes. */
const DELIVERY_NEWS_MS = 1000

export interface SupervisorLog {
  info(event: string, details?: Record<string, unknown>): void
  warn(event: string, details?: Record<string, unknown>): void
}

export interface SupervisorOptions {
  provider: TunnelProvider
  localPort: number
  probe: Probe
  clock: Clock
  times: SupervisorTimes
  log: SupervisorLog
  /** When the address last worked in an earlier run, where it was to stay open since; null where it was not. */
  lastAliveMs: number | null
  /** When a delivery last came through this address, in an earlier run or before this supervisor; null where none has. */
  lastDeliveryMs: number | null
  onState: (state: TunnelState) => void
  /** The public origin, as soon as it is known. */
  onOrigin: (origin: string) => void
  /** A gap began, went on under another cause, or ended. */
  onGap: (gap: { fromMs: number; toMs: number | null; cause: OutageCause }) => void
  /** The address works at this moment. */
  onAlive: (nowMs: number) => void
}

export class Supervisor {
  private readonly status: TunnelStatus
  private readonly outage: Outage
  private readonly budget: HourlyBudget
  private connection: TunnelConnection | null = null
  private isOpening = false
  private abort: AbortController | null = null
  /** Rises with every connection, so that what an earlier one still has to say is not heard. */
  private epoch = 0
  private isWanted = false
  /** Tries to open since it last worked. */
  private opens = 0
  /** Probes of this connection that failed in a row. */
  private failures = 0
  private provenMs: number | null
  private lastDeliveryMs: number | null
  private turnedAwayMs: number | null = null
  private lastBeatMs = 0
  private cancelNext: () => void = () => undefined
  private cancelBeat: () => void = () => undefined
  private cancelNews: (() => void) | null = null
  private readonly closings = new Set<Promise<void>>()

  constructor(private readonly options: SupervisorOptions) {
    this.provenMs = options.lastAliveMs
    this.lastDeliveryMs = options.lastDeliveryMs
    this.budget = new HourlyBudget(options.provider.maxOpensPerHour)
    this.outage = new Outage(options.lastAliveMs, options.onGap)
    this.status = new TunnelStatus({
      nowMs: () => this.now(),
      lostAfterMs: options.times.lostAfterMs,
      onState: options.onState,
    })
  }

  state(): TunnelState {
    return this.status.state()
  }

  /** Begins to open; the state tells how it goes. */
  open(): void {
    if (this.isWanted) return
    this.isWanted = true
    this.lastBeatMs = this.now()
    this.beat()
    this.status.opening()
    this.tryOpening()
  }

  /** Ends everything. Resolves when no socket and no timer is left. */
  async close(): Promise<void> {
    this.isWanted = false
    this.dropConnection()
    this.cancelBeat()
    this.cancelNews?.()
    this.cancelNews = null
    this.outage.forget()
    this.status.closed()
    await Promise.all(this.closings)
  }

  /** Looks at once: the machine woke up, the network changed, or the person asks. */
  checkNow(): void {
    if (!this.isWanted || this.state().status === 'failed') return
    if (this.connection !== null) {
      // One more failure is enough then: what it was connected by is likely gone without a word.
      this.failures = Math.max(this.failures, REFRESH_AFTER - 1)
      this.probeIn(0)
    } else if (!this.isOpening) {
      this.opens = 0
      this.tryOpening()
    }
  }

  /** Tries again after it had given up. */
  retry(): void {
    if (!this.isWanted || this.state().status !== 'failed') return
    this.status.opening()
    this.tryOpening()
  }

  /** A delivery came in through the tunnel. */
  sawDelivery(): void {
    if (this.connection === null) return
    this.noticeSleep()
    this.lastDeliveryMs = this.now()
    if (this.state().status !== 'open') {
      this.work(null)
      return
    }
    this.provenMs = this.lastDeliveryMs
    this.failures = 0
    this.cancelNews ??= this.options.clock.after(DELIVERY_NEWS_MS, () => {
      this.cancelNews = null
      this.tellProof()
    })
  }

  private tryOpening(): void {
    if (this.isOpening) return
    const { clock, provider } = this.options
    this.cancelNext()
    const waitMs = this.budget.waitMs(clock.nowMs())
    if (waitMs > 0) {
      this.tryLater(waitMs)
      return
    }
    this.budget.take(clock.nowMs())
    this.opens += 1
    this.status.showTry(null)
    this.isOpening = true
    const epoch = ++this.epoch
    const { localPort, times } = this.options
    const abort = this.limitTime(times.openTimeoutMs)
    provider.open({ localPort, signal: abort.signal }).then(
      (connection) => {
        abort.done()
        if (epoch === this.epoch) this.onOpened(connection)
        else this.closeLater(connection)
      },
      (error: unknown) => {
        abort.done()
        if (epoch === this.epoch) this.onOpenFailed(error)
      },
    )
  }

  private onOpened(connection: TunnelConnection): void {
    this.isOpening = false
    this.connection = connection
    this.failures = 0
    this.options.log.info('tunnel-connected', {})
    this.options.onOrigin(connection.origin)
    const { epoch } = this
    connection.onDoubt(() => {
      // A moment later: most often it comes back by itself at once.
      if (epoch === this.epoch) this.probeIn(this.options.times.reopenMs)
    })
    connection.onDown((trouble) => {
      if (epoch === this.epoch) this.onDown(trouble)
    })
    if (epoch === this.epoch) this.sendProbe()
  }

  private onOpenFailed(error: unknown): void {
    this.isOpening = false
    const { failure } = error instanceof TunnelOpenError ? error : openTrouble('server-silent', String(error))
    const { log } = this.options
    log.warn('tunnel-not-opened', {
      kind: failure.kind,
      cause: String(error instanceof Error ? error.cause : error),
    })
    switch (failure.kind) {
      case 'refused':
        this.fail({ code: 'tunnel-refused', message: failure.message, advice: failure.advice })
        return
      case 'name-taken':
        this.onNameTaken()
        return
      case 'trouble':
        this.trouble(failure.trouble)
        this.tryLater(this.openingBackoffMs())
    }
  }

  private onNameTaken(): void {
    const { times } = this.options
    if (this.provenMs !== null && this.now() - this.provenMs < times.nameHeldMs) {
      // Held for ourselves most likely: some servers let go within a second, others within a minute.
      this.trouble({ kind: 'name-held', detail: null })
      this.tryLater(Math.min(this.openingBackoffMs(), times.nameTakenMs))
      return
    }
    this.outage.begin(this.provenMs, 'name-taken')
    this.status.nameTaken()
    this.tryLater(times.nameTakenMs)
  }

  /** The connection ended. The name is ours still, so it is asked for again almost at once. */
  private onDown(trouble: TunnelTrouble): void {
    this.options.log.warn('tunnel-down', { ...trouble })
    this.dropConnection()
    this.trouble(trouble)
    this.reopenLater()
  }

  private reopenLater(): void {
    const { clock, times } = this.options
    this.tryLater(this.opens === 0 ? times.reopenMs * (1 + clock.random()) : this.openingBackoffMs())
  }

  private sendProbe(): void {
    const { connection } = this
    if (connection === null) return
    this.cancelNext()
    this.status.showTry(null)
    const { epoch } = this
    const abort = this.limitTime(this.options.times.probeTimeoutMs)
    void this.options.probe(connection, abort.signal).then((verdict) => {
      const isLate = !abort.isCurrent()
      abort.done()
      if (epoch === this.epoch && !isLate) this.onVerdict(verdict, connection)
    })
  }

  private onVerdict(verdict: ProbeVerdict, connection: TunnelConnection): void {
    this.noticeSleep()
    switch (verdict.verdict) {
      case 'ok':
        this.work(verdict.roundTripMs)
        return
      case 'failed':
        this.onProbeFailed(verdict.trouble)
        return
      case 'answered':
        this.onAnswered(verdict.status, connection)
    }
  }

  private onAnswered(status: number, connection: TunnelConnection): void {
    if (status === 429) {
      // The tunnel's server has as many requests waiting as it holds. Ours is among those it turns away, and others may be.
      this.turnedAwayMs = this.now()
      this.tellProof()
      this.probeIn(this.options.times.probeAgainMs)
    } else if (status === 404 && connection.isRegistered) {
      this.onDown({ kind: 'not-registered', detail: null })
    } else if (status === 404 || status === 408 || status >= 500) {
      this.onProbeFailed({ kind: 'bad-answer', detail: String(status) })
    } else {
      this.beForeign(status)
    }
  }

  private onProbeFailed(trouble: TunnelTrouble): void {
    const { times } = this.options
    this.failures += 1
    const wasWorking = this.state().status === 'open'
    if (!wasWorking || this.failures >= REFRESH_AFTER) this.trouble(trouble)
    if (this.failures >= REOPEN_AFTER && this.connection?.isRegistered === true) {
      this.dropConnection()
      this.reopenLater()
      return
    }
    if (this.failures === REFRESH_AFTER) this.connection?.refresh()
    this.probeIn(this.failures > REOPEN_AFTER ? this.probeBackoffMs() : times.probeAgainMs)
  }

  private beForeign(answered: number): void {
    this.failures += 1
    this.outage.begin(this.provenMs, 'foreign')
    this.status.foreign(answered)
    if (this.failures >= REOPEN_AFTER && this.connection?.isRegistered === true) {
      this.dropConnection()
      this.tryLater(this.options.times.nameTakenMs)
    } else this.probeIn(this.probeBackoffMs())
  }

  /** It works: a probe or a delivery came through. */
  private work(roundTripMs: number | null): void {
    this.provenMs = this.now()
    this.failures = 0
    this.opens = 0
    this.outage.end(this.provenMs)
    this.options.onAlive(this.provenMs)
    this.beOpen(roundTripMs)
    this.probeRegularly()
  }

  private beOpen(roundTripMs: number | null): void {
    this.status.open({
      roundTripMs,
      provenAtMs: this.provenMs ?? this.now(),
      lastDeliveryAtMs: this.lastDeliveryMs,
      turnedAwayAtMs: this.turnedAwayMs,
    })
  }

  /** It is open as before, and something is known anew. */
  private tellProof(): void {
    const state = this.state()
    if (state.status === 'open') this.beOpen(state.roundTripMs)
  }

  private trouble(trouble: TunnelTrouble): void {
    this.outage.begin(this.provenMs, trouble.kind)
    this.status.trouble(trouble, this.provenMs)
  }

  private fail(error: ErrorReport): void {
    this.outage.begin(this.provenMs, 'failed')
    this.status.failed(error)
  }

  private tryLater(delayMs: number): void {
    this.next(delayMs, () => {
      this.tryOpening()
    })
  }

  private probeIn(delayMs: number): void {
    this.next(delayMs, () => {
      this.sendProbe()
    })
  }

  /** The next probe of a tunnel that works; a delivery in the meantime shows as much. */
  private probeRegularly(): void {
    const { times } = this.options
    const restMs = (this.provenMs ?? 0) + times.probeEveryMs - this.now()
    this.next(Math.max(0, restMs), () => {
      if ((this.provenMs ?? 0) + times.probeEveryMs > this.now()) this.probeRegularly()
      else this.sendProbe()
    })
  }

  private next(delayMs: number, work: () => void): void {
    this.cancelNext()
    this.cancelNext = this.options.clock.after(delayMs, work)
    this.status.showTry(this.now() + delayMs)
  }

  private openingBackoffMs(): number {
    return this.backoffMs(Math.max(0, this.opens - 1))
  }

  private probeBackoffMs(): number {
    return this.backoffMs(this.failures)
  }

  private backoffMs(attempt: number): number {
    const { clock, times } = this.options
    const bounds = { baseMs: times.backoffBaseMs, capMs: times.backoffCapMs }
    return backoffMs(attempt, bounds, () => clock.random())
  }

  private dropConnection(): void {
    this.epoch += 1
    this.isOpening = false
    this.failures = 0
    this.cancelNext()
    this.abort?.abort()
    const { connection } = this
    this.connection = null
    if (connection !== null) this.closeLater(connection)
  }

  private closeLater(connection: TunnelConnection): void {
    const closing = connection.close().finally(() => this.closings.delete(closing))
    this.closings.add(closing)
  }

  /** Aborts after a time, or when something else begins. */
  private limitTime(limitMs: number): { signal: AbortSignal; isCurrent: () => boolean; done: () => void } {
    this.abort?.abort()
    const controller = new AbortController()
    this.abort = controller
    const cancel = this.options.clock.after(limitMs, () => controller.abort())
    controller.signal.addEventListener('abort', cancel, { once: true })
    return { signal: controller.signal, isCurrent: () => this.abort === controller, done: cancel }
  }

  private beat(): void {
    const { clock, times } = this.options
    this.cancelBeat = clock.after(times.heartbeatMs, () => {
      if (this.noticeSleep()) this.checkNow()
      else this.growOld()
      this.lastBeatMs = this.now()
      this.beat()
    })
  }

  /**
   * Finds out that no timer ran for a while: the machine slept, and nothing can have come through. What comes first after
   * it wakes, a heartbeat, a delivery or a probe's answer, finds it out.
   */
  private noticeSleep(): boolean {
    const fromMs = this.lastBeatMs
    const nowMs = this.now()
    if (nowMs - fromMs <= this.options.times.heartbeatMs + JUMP_MS) return false
    this.lastBeatMs = nowMs
    this.options.log.info('tunnel-slept', { fromMs })
    if (this.state().status === 'open') {
      this.provenMs = Math.max(this.provenMs ?? fromMs, fromMs)
      this.trouble({ kind: 'slept', detail: null })
    }
    return true
  }

  private growOld(): void {
    const state = this.state()
    if (state.status === 'open') this.options.onAlive(state.provenAtMs)
    this.status.growOld()
  }

  private now(): number {
    return this.options.clock.nowMs()
  }
}
