// The public endpoint as the window and the program see it: what was chosen, the way in that deliveries take through the
// tunnel, the supervisor around the chosen provider, and what is remembered of it all.
import { AppError } from '../../core/contract/errors'
import { WEBHOOK_PATH } from '../../core/contract/status'
import { type TunnelChoice, type TunnelState, type TunnelView } from '../../core/contract/tunnel'
import { Turns } from '../files/turns'
import type { SecretKeeper } from '../settings/secret-keeper'
import type { Settings } from '../settings/settings'
import type { Clock } from './clock'
import type { GapLog } from './gap-log'
import { watchNetwork } from './network-watch'
import type { Probe } from './probe'
import { createProvider } from './providers'
import { Supervisor, type SupervisorLog } from './supervisor'
import type { SupervisorTimes } from './supervisor-times'
import { createTunnelName } from './tunnel-name'

/** The receiver's second way in, which only the tunnel's end is told of. */
export interface TunnelDoor {
  port: number
  close(): Promise<void>
}

export interface PublicEndpointOptions {
  /** False under --no-tunnel. */
  isAllowed: boolean
  settings: Settings
  secrets: SecretKeeper
  gapLog: GapLog
  /** Rejects with an AppError while the receiver does not listen. */
  openDoor: () => Promise<TunnelDoor>
  probe: Probe
  clock: Clock
  times: SupervisorTimes
  log: SupervisorLog
  onChange: (view: TunnelView) => void
}

export class PublicEndpoint {
  private supervisor: Supervisor | null = null
  private door: TunnelDoor | null = null
  private stopWatching: () => void = () => undefined
  private currentState: TunnelState = { status: 'closed' }
  private origin: string | null = null
  private comesInDirectly = false
  private lastAliveMs: number | null
  /** Opening and closing take turns. */
  private readonly turns = new Turns()

  constructor(private readonly options: PublicEndpointOptions) {
    this.lastAliveMs = options.gapLog.lastAliveMs
  }

  view(): TunnelView {
    const { isAllowed, settings, secrets, gapLog } = this.options
    return {
      isAllowed,
      settings: settings.get('tunnel'),
      state: this.currentState,
      url: this.origin === null ? null : this.origin + WEBHOOK_PATH,
      doorPort: this.door?.port ?? null,
      comesInDirectly: this.comesInDirectly,
      gaps: [...gapLog.gaps()],
      hasNgrokToken: secrets.has('ngrok-authtoken'),
    }
  }

  /** Opens the tunnel if it was open when Waybill was last closed. */
  async resume(): Promise<void> {
    if (this.options.isAllowed && this.options.settings.get('tunnel').wanted) await this.start()
  }

  /** Opens it now and after each start. The person has agreed to what it exposes. AppError: tunnel-forbidden. */
  async open(): Promise<void> {
    if (!this.options.isAllowed) {
      throw new AppError(
        'tunnel-forbidden',
        'Waybill was started with --no-tunnel.',
        'Start it without that to open the tunnel.',
      )
    }
    await this.choose({ wanted: true, agreed: true })
    await this.start()
  }

  /** Closes it, also for the next start. */
  async close(): Promise<void> {
    await this.choose({ wanted: false })
    await this.stop()
    this.lastAliveMs = null
    this.options.gapLog.closed()
    this.publish()
  }

  /** Looks at once: the machine woke up, or the person asks. */
  checkNow(): void {
    if (this.currentState.status !== 'failed') this.supervisor?.checkNow()
    else if (this.supervisor === null) void this.start()
    else this.supervisor.retry()
  }

  /** Takes another provider or other particulars of it; an open tunnel is opened anew with them. */
  async configure(choice: TunnelChoice): Promise<void> {
    await this.choose(choice)
    await this.restart()
  }

  /** Gives up the address for another one, which the sender has to be told. */
  async takeNewName(): Promise<void> {
    await this.choose({ name: createTunnelName() })
    // Nothing is missing at an address that nobody has yet.
    this.lastAliveMs = null
    this.options.gapLog.delivered(null)
    await this.restart()
  }

  async setNgrokToken(token: string | null): Promise<void> {
    await this.options.secrets.set('ngrok-authtoken', token)
    if (this.options.settings.get('tunnel').provider === 'ngrok') await this.restart()
    this.publish()
  }

  putGapsAway(): void {
    this.options.gapLog.putAway()
    this.publish()
  }

  sawDelivery(): void {
    this.options.gapLog.delivered(this.options.clock.nowMs())
    this.supervisor?.sawDelivery()
  }

  /** Probes begin, or cease, to come in at the receiver's own port. */
  setComesInDirectly(isDirect: boolean): void {
    this.comesInDirectly = isDirect
    this.publish()
  }

  /** For the program's end: what was chosen stays. */
  async shutdown(): Promise<void> {
    await this.stop()
    await this.options.gapLog.flush()
  }

  private async choose(change: Partial<TunnelView['settings']>): Promise<void> {
    const { settings } = this.options
    await settings.set('tunnel', { ...settings.get('tunnel'), ...change })
    this.publish()
  }

  private async restart(): Promise<void> {
    if (!this.options.isAllowed || !this.options.settings.get('tunnel').wanted) return
    await this.stop()
    await this.start()
  }

  private start(): Promise<void> {
    return this.turns.take(async () => {
      if (this.supervisor !== null) return
      try {
        await this.startSupervisor()
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        this.options.log.warn('tunnel-not-started', { code: error.code })
        this.setState({ status: 'failed', sinceMs: this.options.clock.nowMs(), error: error.toReport() })
      }
    })
  }

  private stop(): Promise<void> {
    return this.turns.take(async () => {
      this.stopWatching()
      this.stopWatching = () => undefined
      await this.supervisor?.close()
      this.supervisor = null
      await this.door?.close()
      this.door = null
      this.origin = null
      this.comesInDirectly = false
      this.setState({ status: 'closed' })
    })
  }

  private async startSupervisor(): Promise<void> {
    const { settings, secrets, gapLog, clock, probe, times, log } = this.options
    const provider = await createProvider({
      settings: settings.get('tunnel'),
      name: await this.ownName(),
      ngrokToken: () => secrets.get('ngrok-authtoken'),
      clock,
    })
    this.door = await this.options.openDoor()
    const supervisor = new Supervisor({
      provider,
      localPort: this.door.port,
      probe,
      clock,
      times,
      log,
      lastAliveMs: this.lastAliveMs,
      lastDeliveryMs: gapLog.lastDeliveryMs(),
      onState: (state) => {
        this.setState(state)
      },
      onOrigin: (origin) => {
        this.origin = origin
        this.publish()
      },
      onGap: (gap) => {
        gapLog.note(gap)
        this.publish()
      },
      onAlive: (nowMs) => {
        this.lastAliveMs = nowMs
        gapLog.alive(nowMs)
      },
    })
    this.supervisor = supervisor
    this.stopWatching = watchNetwork(clock, () => {
      supervisor.checkNow()
    })
    supervisor.open()
  }

  /** The subdomain of this data folder, chosen at the first opening and kept from then on. */
  private async ownName(): Promise<string> {
    const known = this.options.settings.get('tunnel').name
    if (known !== null) return known
    const name = createTunnelName()
    await this.choose({ name })
    return name
  }

  private setState(state: TunnelState): void {
    this.currentState = state
    this.publish()
  }

  private publish(): void {
    this.options.onChange(this.view())
  }
}
