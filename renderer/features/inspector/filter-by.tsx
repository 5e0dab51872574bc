import { negated } from '../../../core/filter/edit'
import type { Term } from '../../../core/filter/filter'
import { printFilter } from '../../../core/filter/print'
import { FilterButtons } from '../../components/filter-buttons'
import { useAppState } from '../../hooks/use-app-state'

/** The way from a value that is shown to the deliveries that have it, or to those that don't. */
export function FilterBy({ term }: { term: Term }) {
  const { filter } = useAppState()
  return (
    <FilterButtons
      condition={printFilter(term)}
      onAdd={() => {
        filter.add(term)
      }}
      onExclude={() => {
        filter.add(negated(term))
      }}
    />
  )
}
