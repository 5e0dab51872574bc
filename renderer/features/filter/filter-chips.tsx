import './filter-chips.css'
import { X } from 'lucide-react'
import { conditionsOf, negated, withCondition } from '../../../core/filter/edit'
import { printFilter } from '../../../core/filter/print'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** The same filter as the text, a chip for each condition: press one to turn it into its opposite, or take it out. */
export function FilterChips() {
  const { filter } = useAppState()
  const { applied } = useObservable(filter.state)
  return (
    <ul className="filter-chips" aria-label="Conditions">
      {conditionsOf(applied).map((condition) => {
        const text = printFilter(condition)
        const isExcluded = condition.type === 'not'
        return (
          <li key={text} className={isExcluded ? 'filter-chip filter-chip--not' : 'filter-chip'}>
            <button
              type="button"
              className="filter-chip__text"
              title={isExcluded ? 'Excluded; press to ask for it' : 'Asked for; press to exclude it'}
              onClick={() => {
                filter.set(withCondition(applied, negated(condition)))
              }}
            >
              {isExcluded ? <span className="filter-chip__not">not</span> : null}
              <bdi className="mono">{isExcluded ? printFilter(condition.item) : text}</bdi>
            </button>
            <button
              type="button"
              className="filter-chip__remove"
              aria-label={`Remove ${text}`}
              onClick={() => {
                filter.remove(text)
              }}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
