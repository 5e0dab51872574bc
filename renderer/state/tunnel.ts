import { reportOf, type ErrorReport } from '../../core/contract/errors'
import type { TunnelChoice, TunnelView } from '../../core/contract/tunnel'
import { DEFAULT_TUNNEL_SETTINGS } from '../../core/contract/tunnel'
import { follow } from './main-state'
import { Observable } from './observable'

/** The tunnel before anything is known of it. */
const UNKNOWN_TUNNEL: TunnelView = {
  isAllowed: true,
  settings: DEFAULT_TUNNEL_SETTINGS,
  state: { status: 'closed' },
  url: null,
  doorPort: null,
  comesInDirectly: false,
  gaps: [],
  hasNgrokToken: false,
}

/** The main process, as far as the tunnel goes. */
export interface TunnelSource {
  get(): Promise<TunnelView>
  onChange(listener: (view: TunnelView) => void): () => void
  open(): Promise<unknown>
  close(): Promise<unknown>
  check(): Promise<unknown>
  configure(choice: TunnelChoice): Promise<unknown>
  takeNewName(): Promise<unknown>
  setNgrokToken(token: string | null): Promise<unknown>
  putGapsAway(): Promise<unknown>
}

/** The public address as the window shows it, and what a person does with it. */
export class TunnelStore {
  readonly view = new Observable(UNKNOWN_TUNNEL)
  /** Why the last thing that was asked for was not done, or null. */
  readonly failure = new Observable<ErrorReport | null>(null)

  constructor(private readonly source: TunnelSource) {}

  start(): Promise<void> {
    return follow(this.view, this.source)
  }

  open(): Promise<boolean> {
    return this.attempt(() => this.source.open())
  }

  close(): Promise<boolean> {
    return this.attempt(() => this.source.close())
  }

  check(): Promise<boolean> {
    return this.attempt(() => this.source.check())
  }

  configure(choice: TunnelChoice): Promise<boolean> {
    return this.attempt(() => this.source.configure(choice))
  }

  takeNewName(): Promise<boolean> {
    return this.attempt(() => this.source.takeNewName())
  }

  setNgrokToken(token: string | null): Promise<boolean> {
    return this.attempt(() => this.source.setNgrokToken(token))
  }

  putGapsAway(): Promise<boolean> {
    return this.attempt(() => this.source.putGapsAway())
  }

  /** Whether it was done; where not, `failure` says why. */
  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.failure.set(null)
    try {
      await work()
      return true
    } catch (error) {
      this.failure.set(reportOf(error))
      return false
    }
  }
}
