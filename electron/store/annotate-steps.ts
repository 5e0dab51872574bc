import type { AnnotatedBatch } from '../../core/contract/events'
import type { Annotation } from '../../core/delivery/annotation'
import type { Writer } from './connection'
import { annotate } from './deliveries-table'
import { advanceRevision } from './revision-table'

/** Written in one step, which a sender may have to wait for: a few milliseconds. */
const STEP_IDS = 500

/** Writes the same down for some deliveries, a step for each batch it gives; those that are not in the list are left out. */
export function* annotateSteps(
  db: Writer,
  ids: readonly number[],
  annotation: Annotation,
): Generator<AnnotatedBatch, void> {
  for (let from = 0; from < ids.length; from += STEP_IDS) {
    const batch = db.transaction((): AnnotatedBatch | null => {
      const found = ids.slice(from, from + STEP_IDS).filter((id) => annotate(db, id, annotation))
      if (found.length === 0) return null
      const { after, revision } = advanceRevision(db, 0)
      return { after, revision, ids: found, annotation }
    })
    if (batch !== null) yield batch
  }
}
