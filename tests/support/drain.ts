/** Runs a generator to its end; what it gave and what it returned. */
export function drain<Step, Result>(steps: Generator<Step, Result>): { steps: Step[]; result: Result } {
  const given: Step[] = []
  for (;;) {
    const next = steps.next()
    if (next.done === true) return { steps: given, result: next.value }
    given.push(next.value)
  }
}
