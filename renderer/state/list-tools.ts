import type { Annotation } from '../../core/delivery/annotation'
import type { HistoryStore } from './history'
import type { InspectionStore } from './inspection'
import { Observable } from './observable'
import { watchSeen } from './seen-watch'

/** What a person does with the deliveries of the list. */
export interface ListTools {
  /** The delivery whose note is being written; null for none. */
  noting: Observable<number | null>
  /** How many rows of the list fit into sight. */
  rowsInSight: Observable<number>
}

interface Surroundings {
  history: HistoryStore
  inspection: InspectionStore
  onAnnotated: (listener: (ids: readonly number[], annotation: Annotation) => void) => void
}

/** Makes the tools and ties them to what is open. */
export function createListTools({ history, inspection, onAnnotated }: Surroundings): ListTools {
  watchSeen(inspection, history)
  onAnnotated((ids, annotation) => {
    inspection.annotate(ids, annotation)
  })
  return { noting: new Observable<number | null>(null), rowsInSight: new Observable(1) }
}
