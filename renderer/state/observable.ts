/** A value that can be watched; React reads it through useSyncExternalStore, tests read it as it is. */
export class Observable<Value> {
  private readonly listeners = new Set<() => void>()

  constructor(private value: Value) {}

  /** Bound, so that both can be handed to React as they are. */
  readonly get = (): Value => this.value

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  set(next: Value): void {
    if (Object.is(next, this.value)) return
    this.value = next
    for (const listener of [...this.listeners]) listener()
  }
}
