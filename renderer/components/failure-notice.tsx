import type { ErrorReport } from '../../core/contract/errors'
import { Notice } from './notice'

/** That something failed as expected, what to do, and the way to try it again. */
export function FailureNotice({ error, onRetry }: { error: ErrorReport; onRetry: () => void }) {
  return (
    <Notice
      tone="problem"
      title={error.message}
      actions={
        <button type="button" className="button button--small" onClick={onRetry}>
          Try again
        </button>
      }
    >
      {error.advice}
    </Notice>
  )
}
