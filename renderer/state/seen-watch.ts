import type { ListName } from '../../core/contract/list-view'
import type { HistoryStore } from './history'
import type { InspectionStore } from './inspection'
import type { Observable } from './observable'

/** What was open for less was passed over on the way to another: j held down is not reading. */
const SEEN_AFTER_MS = 400

/** Counts a delivery as seen when it has been open in the inspector for a moment. */
export function watchSeen(
  inspection: Pick<InspectionStore, 'state'>,
  history: Pick<HistoryStore, 'noteSeen'>,
  /** What is in sight: a delivery that is open behind an event is not looked at. */
  pane: Pick<Observable<ListName>, 'get' | 'subscribe'>,
): void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let waitsFor: number | null = null
  const look = (): void => {
    const state = inspection.state.get()
    const isUnseen = pane.get() === 'deliveries' && state.status === 'open' && !state.inspection.detail.seen
    const id = isUnseen ? state.id : null
    if (id === waitsFor) return
    waitsFor = id
    if (timer !== null) clearTimeout(timer)
    timer =
      id === null
        ? null
        : setTimeout(() => {
            void history.noteSeen(id)
          }, SEEN_AFTER_MS)
  }
  inspection.state.subscribe(look)
  pane.subscribe(look)
}
