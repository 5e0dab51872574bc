import { ChevronDown, ChevronUp } from 'lucide-react'
import { formatCount } from '../../../core/format/size'
import { useKeysOf } from '../../hooks/use-keys-of'
import { useObservable } from '../../hooks/use-observable'
import type { ComparisonStore, RowsInSight } from '../../state/diff/comparison-store'

/** Goes from change to change, and says which one it is. */
export function ChangeWalker({ store, shown }: { store: ComparisonStore; shown: RowsInSight }) {
  const pointed = useObservable(store.pointed)
  const { stops } = shown
  const at = pointed === null ? 0 : stops.findLastIndex((stop) => stop <= pointed) + 1
  return <Walker store={store} words={placeWords(at, stops.length)} isNone={stops.length === 0} />
}

/** The same among differing bytes. */
export function ByteWalker({ store }: { store: ComparisonStore }) {
  return <Walker store={store} words="" isNone={false} />
}

function placeWords(at: number, total: number): string {
  if (total === 0) return 'No changes in sight'
  if (at > 0) return `Change ${formatCount(at)} of ${formatCount(total)}`
  return `${formatCount(total)} ${total === 1 ? 'change' : 'changes'}`
}

function Walker({ store, words, isNone }: { store: ComparisonStore; words: string; isNone: boolean }) {
  const nextKeys = useKeysOf('next-change')
  const previousKeys = useKeysOf('previous-change')
  return (
    <span className="change-walker" role="group" aria-label="Changes">
      <span className="change-walker__place" role="status">
        {words}
      </span>
      <button
        type="button"
        className="button button--quiet button--small button--icon"
        aria-label="Previous change"
        title={`Previous change (${previousKeys})`}
        disabled={isNone}
        onClick={() => {
          store.step(-1)
        }}
      >
        <ChevronUp size={14} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button button--quiet button--small button--icon"
        aria-label="Next change"
        title={`Next change (${nextKeys})`}
        disabled={isNone}
        onClick={() => {
          store.step(1)
        }}
      >
        <ChevronDown size={14} aria-hidden="true" />
      </button>
    </span>
  )
}
