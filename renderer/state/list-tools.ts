import { reportOf } from '../../core/contract/errors'
import type { ListNews } from '../../core/contract/events'
import type { DeliverySummary } from '../../core/delivery/delivery'
import { lastOf } from './matrix/last-of'
import type { InspectionStore } from './inspection'
import { CopyAsStore, type CopySource } from './copy-as'
import { MarksStore, type MarksSource } from './marks'
import { Observable } from './observable'

/** What a person does with the deliveries of the list. */
export interface ListTools {
  marks: MarksStore
  copyAs: CopyAsStore
  /**
   * The deliveries that are to be compared, in the order they were marked: two are shown as their difference, the older on
   * the left, more as a matrix. Null for none.
   */
  comparing: Observable<readonly number[] | null>
  /**
   * Sets a delivery beside those that came before it about the same resource, or of the same event type; says so where there
   * are none, or they can't be found.
   */
  compareLast: (delivery: DeliverySummary, kind: 'resource' | 'type') => Promise<void>
  /** Whether the keys are being shown. */
  showKeys: Observable<boolean>
  /** The delivery whose note is being written; null for none. */
  noting: Observable<number | null>
  /** How many rows of the list fit into sight. */
  rowsInSight: Observable<number>
}

interface Surroundings extends MarksSource {
  copy: CopySource
  inspection: InspectionStore
  onNews: (listener: (news: ListNews) => void) => void
}

/** Makes the tools and ties them to what is open and to what the store says. */
export function createListTools({ inspection, onNews, copy, ...source }: Surroundings): ListTools {
  const marks = new MarksStore(source)
  onNews((news) => {
    if (news.name === 'annotated') {
      inspection.annotate(news.payload.ids, news.payload.annotation)
    } else if (news.name === 'removed' && news.payload.runs !== null) {
      marks.forget(news.payload.runs)
    }
  })
  const comparing = new Observable<readonly number[] | null>(null)
  return {
    marks,
    copyAs: new CopyAsStore(copy),
    comparing,
    async compareLast(delivery, kind) {
      try {
        const ids = await lastOf(source.find, delivery, kind)
        if (ids.length >= 2) comparing.set(ids)
        else marks.remark.set('Nothing of its kind came before it.')
      } catch (error) {
        marks.remark.set(reportOf(error).message)
      }
    },
    showKeys: new Observable(false),
    noting: new Observable<number | null>(null),
    rowsInSight: new Observable(1),
  }
}
