import type { DeliveryCriteria } from '../../core/contract/history'
import type { SqlValue } from './connection'

/** True of a row of `deliveries` that fits. Takes `criteriaValues` as ?1 to ?5; a null means any. */
export const FITS_CRITERIA = `(?1 IS NULL OR provider = ?1)
  AND (?2 IS NULL OR substr(event_name, 1, length(?2)) = ?2)
  AND (?3 IS NULL OR substr(target, 1, length(?3)) = ?3)
  AND (?4 IS NULL OR received_at_us < ?4)
  AND (?5 = 1 OR pinned = 0)`

/** The values that `FITS_CRITERIA` takes. */
export function criteriaValues(criteria: DeliveryCriteria): SqlValue[] {
  const { provider, eventName, path, beforeMs, includePinned } = criteria
  return [provider, eventName, path, beforeMs === null ? null : beforeMs * 1000, includePinned ? 1 : 0]
}
