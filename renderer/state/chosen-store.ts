import { reportOf, type ErrorReport } from '../../core/contract/errors'
import type { ReceivingChoices } from '../../core/contract/receiving'
import { Observable } from './observable'

export interface ReceivingSource {
  get(): Promise<ReceivingChoices>
  save(choices: ReceivingChoices): Promise<unknown>
}

/** How Waybill receives, as the person chose it. */
export class ReceivingStore {
  /** Null until it was fetched. */
  readonly choices = new Observable<ReceivingChoices | null>(null)
  /** Why the last choice could not be fetched or saved; null where it could. */
  readonly failure = new Observable<ErrorReport | null>(null)

  constructor(private readonly source: ReceivingSource) {}

  /** Asks anew: a choice can also be made outside the window, when it is closed. */
  fetch(): Promise<void> {
    return this.attempt(async () => {
      this.choices.set(await this.source.get())
    })
  }

  /** Shows the choice at once, and takes it back where it could not be saved. */
  save(choices: ReceivingChoices): Promise<void> {
    const before = this.choices.get()
    this.choices.set(choices)
    return this.attempt(async () => {
      try {
        await this.source.save(choices)
      } catch (error) {
        this.choices.set(before)
        throw error
      }
    })
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.failure.set(null)
    try {
      await work()
    } catch (error) {
      this.failure.set(reportOf(error))
    }
  }
}
