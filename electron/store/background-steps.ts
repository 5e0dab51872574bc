import type { EventKeyRules } from '../../core/event/key-rules'
import { BackgroundWork } from './background-work'
import type { Writer } from './connection'
import { followKeyRules, groupOlder } from './groups/grouper'
import { Indexer } from './search/indexer'
import type { SignatureWork } from './signatures/signature-work'

interface BackgroundParts {
  db: Writer
  keyRules: EventKeyRules
  signatures: SignatureWork
  onStep: () => void
  onFailure: (error: unknown) => void
}

/** What can wait: older deliveries are grouped, their signatures checked, then the search index is built. */
export function backgroundSteps({
  db,
  keyRules,
  signatures,
  onStep,
  onFailure,
}: BackgroundParts): BackgroundWork {
  const indexer = new Indexer(db)
  let hasRules = false
  return new BackgroundWork(() => {
    // Here and not at the start, since a disk that is full just then must not keep the store from opening.
    if (!hasRules) followKeyRules(db, keyRules)
    hasRules = true
    const isMore = groupOlder(db) || signatures.step() || indexer.step()
    onStep()
    return isMore
  }, onFailure)
}
