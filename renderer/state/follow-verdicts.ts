import type { FoundStore } from './found-store'
import type { InspectionStore } from './inspection'
import type { ShownList } from './shown-list'

/** A search over a million deliveries takes a second; while verdicts go on changing it is to come to an end in between. */
const SEARCH_EVERY_MS = 2000

interface Followers {
  inspection: Pick<InspectionStore, 'readSignatures'>
  list: Pick<ShownList, 'refresh'>
  everything: Pick<FoundStore, 'refresh'>
}

/** Has what is open, what is found and what is counted follow signatures that were checked behind. */
export function followVerdicts(
  onChecked: (listener: () => void) => void,
  { inspection, list, everything }: Followers,
): void {
  let resting = false
  let isAsked = false
  const search = (): void => {
    isAsked = resting
    if (resting) return
    resting = true
    list.refresh()
    everything.refresh()
    setTimeout(() => {
      resting = false
      if (isAsked) search()
    }, SEARCH_EVERY_MS)
  }
  onChecked(() => {
    void inspection.readSignatures()
    search()
  })
}
