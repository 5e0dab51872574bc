import './back-bar.css'
import { ChevronLeft } from 'lucide-react'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'
import { useObservable } from '../../hooks/use-observable'

/** The way back to where the person came from; there only where they came from somewhere. */
export function BackBar() {
  const { browsing, commands } = useAppState()
  const last = useObservable(browsing.trail).at(-1)
  const keys = useKeysOf('back')
  if (last === undefined) return null
  return (
    <nav className="back-bar" aria-label="Where you came from">
      <button
        type="button"
        className="button button--quiet button--small"
        title={`Back (${keys})`}
        onClick={commands.back}
      >
        <ChevronLeft size={15} aria-hidden="true" />
        <span className="back-bar__name">
          Back to <bdi>{last.name}</bdi>
        </span>
      </button>
    </nav>
  )
}
