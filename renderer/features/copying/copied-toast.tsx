import { Check, X } from 'lucide-react'
import { useEffect } from 'react'
import type { CopyForm } from '../../../core/export/copy-forms'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** A word that all went well is gone soon; what was left out stays to be read. */
const SHOWN_MS = 2400
const REMARK_SHOWN_MS = 9000

const COPIED: Readonly<Record<CopyForm, string>> = {
  curl: 'cURL command',
  fetch: 'fetch code',
  http: 'HTTP request',
  payload: 'Payload',
  'payload-as-sent': 'Payload as sent',
  headers: 'Headers',
  markdown: 'Markdown report',
}

/** Says what was copied and what of it is missing, or why nothing was. */
export function CopiedToast() {
  const { copyAs } = useAppState()
  const outcome = useObservable(copyAs.outcome)
  useEffect(() => {
    if (outcome.status !== 'copied') return
    const shownMs = outcome.remarks.length > 0 ? REMARK_SHOWN_MS : SHOWN_MS
    const timer = setTimeout(() => {
      copyAs.forgetOutcome()
    }, shownMs)
    return () => {
      clearTimeout(timer)
    }
  }, [copyAs, outcome])

  return (
    <>
      <div role="status">
        {outcome.status !== 'copied' ? null : (
          <div className="toast toast--brief">
            <Check size={14} aria-hidden="true" />
            <span>
              {COPIED[outcome.form]}
              {outcome.deliveries === 1
                ? ''
                : ` of ${formatCount(outcome.deliveries)} deliveries`} copied. {outcome.remarks.join(' ')}
            </span>
          </div>
        )}
      </div>
      {outcome.status !== 'failed' ? null : (
        <div className="toast toast--problem" role="alert">
          <span>
            Nothing was copied. {outcome.error.message} {outcome.error.advice}
          </span>
          <button
            type="button"
            className="button button--small button--icon button--quiet"
            aria-label="Hide this message"
            onClick={() => {
              copyAs.forgetOutcome()
            }}
          >
            <X size={13} aria-hidden="true" />
          </button>
        </div>
      )}
    </>
  )
}
