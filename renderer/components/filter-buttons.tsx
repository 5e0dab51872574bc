import { FilterX, ListFilterPlus } from 'lucide-react'

interface FilterButtonsProps {
  /** The condition, as the filter language writes it. */
  condition: string
  /** Keys that do the same as the buttons, where there are some. */
  keys?: { add: string; exclude: string }
  onAdd: () => void
  onExclude: () => void
}

/** Beside a value: show only deliveries with it, or all but those. */
export function FilterButtons({ condition, keys, onAdd, onExclude }: FilterButtonsProps) {
  return (
    <span className="filter-buttons">
      <button
        type="button"
        className="button button--small button--icon button--quiet"
        aria-label={`Filter by ${condition}`}
        title={`Only ${condition}${keyHint(keys?.add)}`}
        aria-keyshortcuts={keys?.add}
        onClick={onAdd}
      >
        <ListFilterPlus size={13} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button button--small button--icon button--quiet"
        aria-label={`Exclude ${condition}`}
        title={`Not ${condition}${keyHint(keys?.exclude)}`}
        aria-keyshortcuts={keys?.exclude}
        onClick={onExclude}
      >
        <FilterX size={13} aria-hidden="true" />
      </button>
    </span>
  )
}

function keyHint(key: string | undefined): string {
  return key === undefined ? '' : ` (${key})`
}
