import { reportOf, type ErrorReport } from '../../core/contract/errors'
import { Observable } from './observable'

export interface ChosenSource<Value> {
  get(): Promise<Value>
  save(value: Value): Promise<unknown>
}

/** A part of the settings as the person chose it; the main process has the truth. */
export class ChosenStore<Value> {
  /** Null until it was fetched. */
  readonly value = new Observable<Value | null>(null)
  /** Why the last choice could not be fetched or saved; null where it could. */
  readonly failure = new Observable<ErrorReport | null>(null)

  constructor(private readonly source: ChosenSource<Value>) {}

  /** Asks anew: a choice can also be made outside the window, when it is closed. */
  fetch(): Promise<void> {
    return this.attempt(async () => {
      this.value.set(await this.source.get())
    })
  }

  /** Shows the choice at once, and takes it back where it could not be saved. */
  save(value: Value): Promise<void> {
    const before = this.value.get()
    this.value.set(value)
    return this.attempt(async () => {
      try {
        await this.source.save(value)
      } catch (error) {
        this.value.set(before)
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
