import type { Sample } from '../../core/contract/calls'
import { reportOf, type ErrorReport } from '../../core/contract/errors'
import { Observable } from './observable'

export interface SamplesState {
  samples: readonly Sample[]
  sending: boolean
  /** Why the last one could not be sent, or null. */
  failure: ErrorReport | null
}

/** The samples on offer, and the sending of one. */
export class SamplesStore {
  readonly state = new Observable<SamplesState>({ samples: [], sending: false, failure: null })

  constructor(
    private readonly source: {
      list(): Promise<Sample[]>
      send(name: string): Promise<{ status: number }>
    },
  ) {}

  async start(): Promise<void> {
    this.change({ samples: await this.source.list() })
  }

  async send(name: string): Promise<void> {
    this.change({ sending: true, failure: null })
    try {
      await this.source.send(name)
      this.change({ sending: false })
    } catch (error) {
      this.change({ sending: false, failure: reportOf(error) })
    }
  }

  private change(change: Partial<SamplesState>): void {
    this.state.set({ ...this.state.get(), ...change })
  }
}
