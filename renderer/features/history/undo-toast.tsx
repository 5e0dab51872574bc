import './undo-toast.css'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** Says what was cleared, for as long as it can be taken back; and what could not be done. Other words join below. */
export function UndoToast({ children }: { children?: ReactNode }) {
  const { history } = useAppState()
  const { undoable } = useObservable(history.state)
  const failure = useObservable(history.failure)
  return (
    <div className="toast-place">
      <div role="status">
        {undoable === null ? null : (
          <div className="toast">
            <span>
              {undoable.deliveries === 1
                ? '1 delivery cleared'
                : `${formatCount(undoable.deliveries)} deliveries cleared`}
            </span>
            <button type="button" className="button button--small" onClick={() => void history.undo()}>
              Undo
            </button>
          </div>
        )}
      </div>
      {failure === null ? null : (
        <div className="toast toast--problem" role="alert">
          <span>
            {failure.message} {failure.advice}
          </span>
          <button
            type="button"
            className="button button--small button--icon button--quiet"
            aria-label="Hide this message"
            onClick={() => {
              history.forgetFailure()
            }}
          >
            <X size={13} aria-hidden="true" />
          </button>
        </div>
      )}
      {children}
    </div>
  )
}
