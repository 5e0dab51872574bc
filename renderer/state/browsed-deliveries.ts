import type { BrowsedList } from './browsing'
import type { InspectionStore } from './inspection'
import type { Selection } from './selection'

/** The list of deliveries, as browsing sees it. */
export function browsedDeliveries(
  selection: Pick<Selection, 'selected' | 'openId' | 'move'>,
  inspection: Pick<InspectionStore, 'state'>,
): BrowsedList {
  return {
    openedId: () => selection.selected.get()?.id ?? null,
    openedName() {
      const state = inspection.state.get()
      const name = state.status === 'open' ? state.inspection.detail.eventName : null
      return name === null ? 'the delivery' : `the delivery ${name}`
    },
    openId: (id) => void selection.openId(id),
    move: (rows) => {
      selection.move(rows)
    },
  }
}
