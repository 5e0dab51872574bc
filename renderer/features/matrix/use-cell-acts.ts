import { parsePattern } from '../../../core/diff/path-pattern'
import { eventTypeOf } from '../../../core/event/event-type'
import type { MatrixRow } from '../../../core/matrix/matrix'
import { patternFor } from '../../../core/noise/noise-choices'
import { linesOver } from '../../../core/noise/noise-list'
import { useAppState } from '../../hooks/use-app-state'
import type { MatrixColumn } from '../../state/matrix/matrix-store'

/** What can be done with a cell; null for what can't. */
export interface CellActs {
  /** Shows what stood at the path over time. */
  history: (() => void) | null
  /** Calls the path noise, or no longer. */
  noise: () => void
  /** Opens the column's delivery. */
  open: (() => void) | null
}

/** The acts of the cell that is pointed at; of a path alone they are those of the newest delivery. */
export function useCellActs(
  columns: readonly MatrixColumn[],
  row: MatrixRow | null,
  column: number | null,
): CellActs | null {
  const { browsing, valueHistory, noise } = useAppState()
  const meant = columns[column ?? columns.length - 1]
  if (row === null || meant === undefined) return null
  const { delivery } = meant
  const type = eventTypeOf(delivery)
  // Any element of an array is told by `*`, whatever tells it apart.
  const pattern = patternFor(row.path.map((step) => ('name' in step ? step.name : 0)))
  return {
    history: row.isOrder
      ? null
      : () => {
          valueHistory.followPath(delivery, row.path)
        },
    noise: () => {
      if (!row.isNoisy) noise.add(type, pattern)
      const over = row.isNoisy ? linesOver(noise.of(type).get().lines, parsePattern(pattern) ?? []) : []
      for (const line of over) void noise.setOn(type, line.pattern, false)
    },
    open:
      column === null
        ? null
        : () => {
            browsing.openDelivery(delivery.id)
          },
  }
}
