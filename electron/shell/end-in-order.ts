/**
 * All of it takes a second or so. What is acknowledged is on the disk by then, so to end without order loses nothing, and
 * a program that can't be seen any more must not keep the next one from starting.
 */
const LONGEST_MS = 15_000

/** A part of the program by name, and how it ends. */
export type EndingPart = readonly [name: string, end: () => Promise<void> | void]

interface EndingLog {
  info(event: string, details?: Record<string, unknown>): void
  error(event: string, details?: Record<string, unknown>): void
}

/** Ends parts one after the other, also behind one that fails; waits no longer than 15 s for all of them. Never rejects. */
export function endInOrder(parts: readonly EndingPart[], log: EndingLog): Promise<void> {
  let ending = ''
  const endAll = async (): Promise<void> => {
    for (const [name, end] of parts) {
      ending = name
      try {
        await end()
      } catch (error) {
        log.error('part-not-ended', { part: name, reason: String(error) })
      }
    }
    log.info('stopped')
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      log.error('stopped-without-order', { waitedFor: ending })
      resolve()
    }, LONGEST_MS)
    void endAll().then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
