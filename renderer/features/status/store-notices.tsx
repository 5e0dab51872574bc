import './store-notices.css'
import { useState } from 'react'
import type { ErrorReport } from '../../../core/contract/errors'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** What is wrong with keeping deliveries, said where it can't be missed and for as long as it is so. */
export function StoreNotices({ listFailure }: { listFailure: ErrorReport | null }) {
  const { store, deliveries } = useAppState()
  const { failure, setAside } = useObservable(store)
  const [hidden, setHidden] = useState<string | null>(null)
  const showSetAside = setAside !== null && setAside.path !== hidden
  if (failure === null && listFailure === null && !showSetAside) return null
  return (
    <div className="store-notices">
      {failure === null ? null : (
        <Notice tone="problem" title={failure.message}>
          {failure.advice}
        </Notice>
      )}
      {listFailure === null || failure !== null ? null : (
        <Notice
          tone="problem"
          title={listFailure.message}
          actions={
            <button type="button" className="button button--small" onClick={() => void deliveries.start()}>
              Try again
            </button>
          }
        >
          {listFailure.advice}
        </Notice>
      )}
      {showSetAside ? (
        <Notice
          tone="warning"
          title="The earlier history could not be opened; a new one has begun"
          actions={
            <button
              type="button"
              className="button button--small"
              onClick={() => {
                setHidden(setAside.path)
              }}
            >
              Hide
            </button>
          }
        >
          {setAside.reason} Nothing was deleted: the old file is at <code>{setAside.path}</code>.
        </Notice>
      ) : null}
    </div>
  )
}
