import './payload-value.css'
import { History } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { negated } from '../../../core/filter/edit'
import type { Term } from '../../../core/filter/filter'
import { anyElement, isTold, payloadTerm } from '../../../core/filter/payload-term'
import { printFilter } from '../../../core/filter/print'
import { valueAt, type ValueAt } from '../../../core/json/value-at'
import { useAppState } from '../../hooks/use-app-state'
import { FilterBy } from './filter-by'

const KEYS = { add: '+', exclude: '-', history: 'h' } as const

/** What is known of the value at the caret. */
interface PointedValue {
  /** Null where there is none. */
  value: ValueAt | null
  term: Term | null
  /** Whether any element of the lists on the way may hold it; null where there is no list. */
  isAnyElement: boolean | null
  onCaret: (offset: number) => void
  onAnyElement: (isAny: boolean) => void
  /** Shows what the value was over time. */
  onHistory: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Follows the caret through a delivery's JSON text; + filters by the value it is at, - excludes it, h shows what it was over
 * time.
 */
export function usePointedValue(text: string, delivery: DeliverySummary): PointedValue {
  const { filter, valueHistory } = useAppState()
  const [pointed, setPointed] = useState<{ text: string; value: ValueAt | null }>({ text, value: null })
  const [isAnyElement, setIsAnyElement] = useState(true)
  const value = pointed.text === text ? pointed.value : null
  const term = useMemo(() => termOf(value, isAnyElement), [value, isAnyElement])
  const hasList = value !== null && value.path.some((step) => 'index' in step)

  const onHistory = (): void => {
    if (value === null) return
    const steps = value.path.flatMap((step) =>
      'name' in step ? step.name : 'index' in step ? step.index : [],
    )
    valueHistory.follow(delivery, text, steps)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    // What is typed into the search is for the search.
    const isTyping = event.target instanceof HTMLInputElement
    if (term === null || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    // Where + takes Shift, the key without it does as well.
    if (event.key === KEYS.add || event.key === '=') filter.add(term)
    else if (event.key === KEYS.exclude) filter.add(negated(term))
    else if (event.key === KEYS.history) onHistory()
    else return
    event.preventDefault()
  }

  return {
    value,
    term,
    isAnyElement: hasList ? isAnyElement : null,
    onCaret: (offset) => {
      const found = valueAt(text, offset)
      setPointed({ text, value: found })
      setIsAnyElement(found === null || !isTold(found.path, found.scalar))
    },
    onAnyElement: setIsAnyElement,
    onHistory,
    onKeyDown,
  }
}

function termOf(value: ValueAt | null, isAnyElement: boolean): Term | null {
  if (value === null || (value.path.length === 0 && value.scalar === undefined)) return null
  return payloadTerm(isAnyElement ? anyElement(value.path) : value.path, value.scalar)
}

/** Below the payload: the value at the caret as a condition, to be asked for or excluded, and the way to its history. */
export function PayloadValue({ pointed }: { pointed: PointedValue }) {
  const { term, isAnyElement, onAnyElement, onHistory } = pointed
  return (
    <div className="payload-value" role="group" aria-label="The value at the caret">
      {term === null ? (
        <span className="payload-value__hint">Click a value, or move to it, to filter by it</span>
      ) : (
        <>
          <bdi className="payload-value__condition mono">{printFilter(term)}</bdi>
          {isAnyElement === null ? null : (
            <button
              type="button"
              className="button button--small button--quiet payload-value__any"
              aria-pressed={isAnyElement}
              title="In any element of the list, or in this very one"
              onClick={() => {
                onAnyElement(!isAnyElement)
              }}
            >
              Any element
            </button>
          )}
          <button
            type="button"
            className="button button--small button--quiet button--icon"
            aria-label="History of this value"
            title={`What it was over time (${KEYS.history})`}
            onClick={onHistory}
          >
            <History size={14} aria-hidden="true" />
          </button>
          <FilterBy term={term} keys={KEYS} />
        </>
      )}
    </div>
  )
}
