import './store-notices.css'
import { useState } from 'react'
import type { ErrorReport } from '../../../core/contract/errors'
import type { SetAsideFile, SettingsState, StoreState } from '../../../core/contract/status'
import { FailureNotice } from '../../components/failure-notice'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** What is wrong with keeping deliveries, said where it can't be missed and for as long as it is so. */
export function StoreNotices({ listFailure }: { listFailure: ErrorReport | null }) {
  const { store, settings, deliveries } = useAppState()
  const storeState = useObservable(store)
  const settingsState = useObservable(settings)
  const [hidden, setHidden] = useState<readonly string[]>([])
  const { failure } = storeState
  const aside = filesSetAside(storeState, settingsState).filter(({ path }) => !hidden.includes(path))
  if (failure === null && listFailure === null && aside.length === 0) return null
  return (
    <div className="store-notices">
      {failure === null ? null : (
        <Notice tone="problem" title={failure.message}>
          {failure.advice}
        </Notice>
      )}
      {listFailure === null || failure !== null ? null : (
        <FailureNotice error={listFailure} onRetry={() => void deliveries.start()} />
      )}
      {aside.map(({ title, path, reason }) => (
        <Notice
          key={path}
          tone="warning"
          title={title}
          actions={
            <button
              type="button"
              className="button button--small"
              onClick={() => {
                setHidden([...hidden, path])
              }}
            >
              Hide
            </button>
          }
        >
          {reason}. Nothing was deleted: the old file is at <code>{path}</code>.
        </Notice>
      ))}
    </div>
  )
}

/** Files that could not be used at the start, each under what that means for the person. */
function filesSetAside(store: StoreState, settings: SettingsState): (SetAsideFile & { title: string })[] {
  const found = [
    { title: 'The earlier history could not be opened; a new one has begun', file: store.setAside },
    {
      title: 'The settings could not be read; what was lost is back at its default',
      file: settings.setAside,
    },
  ]
  return found.flatMap(({ title, file }) =>
    file === null ? [] : [{ title, path: file.path, reason: sentence(file.reason) }],
  )
}

function sentence(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1)
}
