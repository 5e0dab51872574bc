import { reportOf, type ErrorReport } from '../../core/contract/errors'
import type { GivenKey, SigningKeysView } from '../../core/contract/signing-keys'
import { follow, type MainStateSource } from './main-state'
import { Observable } from './observable'

export interface SigningKeysSource extends MainStateSource<SigningKeysView> {
  add(key: { name: string; secret: string }): Promise<GivenKey>
  remove(id: string): Promise<unknown>
  restore(): Promise<unknown>
}

const UNKNOWN_KEYS: SigningKeysView = { keys: [], removed: null }

/** The keys that signatures are tried with; the main process has the truth, and the secrets. */
export class SigningKeysStore {
  readonly view = new Observable(UNKNOWN_KEYS)
  /** Why the last wish could not be fulfilled; null where it could. */
  readonly failure = new Observable<ErrorReport | null>(null)

  constructor(private readonly source: SigningKeysSource) {}

  start(): Promise<void> {
    return follow(this.view, this.source)
  }

  /** Gives a key; resolves to whether it was added. Where it was not, `problem` or `failure` says why. */
  async add(key: { name: string; secret: string }): Promise<{ isAdded: boolean; problem: string | null }> {
    const given = await this.attempt(() => this.source.add(key))
    if (given === null) return { isAdded: false, problem: null }
    if (given.sameAs === null) return { isAdded: true, problem: null }
    return { isAdded: false, problem: `This very secret is there already, as “${given.sameAs}”.` }
  }

  async remove(id: string): Promise<void> {
    await this.attempt(() => this.source.remove(id))
  }

  /** Brings back the key that was removed last. */
  async restore(): Promise<void> {
    await this.attempt(() => this.source.restore())
  }

  private async attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
    this.failure.set(null)
    try {
      return await work()
    } catch (error) {
      this.failure.set(reportOf(error))
      return null
    }
  }
}
