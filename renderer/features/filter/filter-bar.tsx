import './filter-bar.css'
import { ListFilter, X } from 'lucide-react'
import { conditionsOf } from '../../../core/filter/edit'
import { printFilter } from '../../../core/filter/print'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { ArrivalsStrip } from './arrivals-strip'
import { FilterChips } from './filter-chips'
import { FilterField } from './filter-field'
import { SavedFilters } from './saved-filters'

/** What the list is to show: typed, as chips, or picked from what there is. */
export function FilterBar() {
  const { filter, facetsOpen } = useAppState()
  const { applied, text } = useObservable(filter.state)
  const isOpen = useObservable(facetsOpen)
  return (
    <search className="filter-bar" aria-label="Filter">
      <div className="filter-bar__row">
        <button
          type="button"
          className="button button--icon"
          aria-label="Facets"
          title="Facets: what there is, counted (f)"
          aria-pressed={isOpen}
          onClick={() => {
            facetsOpen.set(!isOpen)
          }}
        >
          <ListFilter size={15} aria-hidden="true" />
        </button>
        <SavedFilters />
        <FilterField />
        <FoundCount />
        {text === '' ? null : (
          <button
            type="button"
            className="button button--icon button--quiet"
            aria-label="Clear the filter"
            title="Clear the filter"
            onClick={() => {
              filter.clear()
            }}
          >
            <X size={15} aria-hidden="true" />
          </button>
        )}
      </div>
      <ArrivalsStrip />
      {conditionsOf(applied).length > 0 ? <FilterChips key={printFilter(applied)} /> : null}
    </search>
  )
}

/** How many were found; while it is counted, how many so far. */
function FoundCount() {
  const { filter, found, list } = useAppState()
  const { applied } = useObservable(filter.state)
  const { total, bottom, failure } = useObservable(list.view)
  const { isCounted, unindexed } = useObservable(found.facts)
  if (applied.type === 'everything') return null
  const count = formatCount(total - bottom)
  const text =
    failure !== null ? 'Can’t be searched just now' : isCounted ? `${count} found` : `${count} so far…`
  return (
    <span className="filter-bar__count" role="status" title={unindexed === 0 ? undefined : UNINDEXED}>
      {text}
      {unindexed === 0 ? null : (
        <span className="filter-bar__indexing"> {formatCount(unindexed)} not indexed yet</span>
      )}
    </span>
  )
}

const UNINDEXED =
  'The search index is being built behind. What is not in it yet is read through: right, but slower.'
