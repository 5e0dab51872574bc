import { negated } from '../../../core/filter/edit'
import type { Term } from '../../../core/filter/filter'
import { printFilter } from '../../../core/filter/print'
import { FilterButtons } from '../../components/filter-buttons'
import { useAppState } from '../../hooks/use-app-state'

interface FilterByProps {
  term: Term
  /** Keys that do the same, where there are some. */
  keys?: { add: string; exclude: string }
}

/** The way from a value that is shown to the deliveries that have it, or to those that don't. */
export function FilterBy({ term, keys }: FilterByProps) {
  const { filter } = useAppState()
  return (
    <FilterButtons
      condition={printFilter(term)}
      {...(keys === undefined ? {} : { keys })}
      onAdd={() => {
        filter.add(term)
      }}
      onExclude={() => {
        filter.add(negated(term))
      }}
    />
  )
}
