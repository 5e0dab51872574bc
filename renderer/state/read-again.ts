import type { StoreState } from '../../core/contract/status'
import type { Observable } from './observable'

/** A part of the window that reads what is kept. */
export interface ReadingPart {
  hasFailed: () => boolean
  readAgain: () => void
}

/**
 * Reads anew what could not be read while nothing could be kept, as soon as it can: Waybill said that it goes on by
 * itself, so nobody has to press "Try again" in every pane.
 */
export function readAgainWhenWell(store: Observable<StoreState>, parts: readonly ReadingPart[]): void {
  let wasFailing = store.get().failure !== null
  store.subscribe(() => {
    const isFailing = store.get().failure !== null
    const isWellAgain = wasFailing && !isFailing
    wasFailing = isFailing
    if (!isWellAgain) return
    for (const { hasFailed, readAgain } of parts) if (hasFailed()) readAgain()
  })
}
