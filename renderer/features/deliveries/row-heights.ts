import type { RowHeights } from '../../hooks/use-list-shape'

export const ROW_HEIGHTS: RowHeights = {
  comfortable: { lines: 54, columns: 38 },
  compact: { lines: 42, columns: 27 },
}
