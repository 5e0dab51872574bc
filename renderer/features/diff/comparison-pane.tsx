import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'
import { ComparisonView } from './comparison-view'
import type { NoiseMenuSlot } from './noise-menu-slot'

/** Two deliveries that a person chose, compared; in place of what is open until it is closed. */
export function ComparisonPane({ noiseMenu }: { noiseMenu: NoiseMenuSlot }) {
  const { pair, comparing, filter } = useAppState()
  const keys = useKeysOf('unmark')
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    pane.current?.focus()
  }, [])
  return (
    <article ref={pane} className="comparison-pane" aria-label="Comparison of two deliveries" tabIndex={-1}>
      <ComparisonView
        store={pair}
        noiseMenu={noiseMenu}
        lead={<h2 className="comparison__title">Compared</h2>}
        close={
          <button
            type="button"
            className="button button--quiet button--small button--icon"
            aria-label="Close the comparison"
            title={`Close the comparison (${keys})`}
            onClick={() => {
              comparing.set(null)
              filter.requestListFocus()
            }}
          >
            <X size={15} aria-hidden="true" />
          </button>
        }
        empty={null}
      />
    </article>
  )
}
