import { DiffClient } from './diff-client'
import { startDiffWorker } from './start-diff-worker'

/** A client with a thread of its own, which starts with the first large comparison. */
export function newDiffClient(): DiffClient {
  return new DiffClient(startDiffWorker)
}
